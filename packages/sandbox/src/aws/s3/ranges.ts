import { AwsError } from '../errors';

/** A part of an object: both ends are in it. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * The bytes that a Range header asks for; undefined for all of them. Throws InvalidRange where
 * none of them is there. Several ranges in one header are answered with the whole, as S3 does.
 */
export function readRange(
  header: string | undefined,
  size: number,
): ByteRange | undefined {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (from === undefined || (from === '' && to === '')) {
    return undefined;
  }
  const start = from === '' ? Math.max(size - Number(to), 0) : Number(from);
  const end =
    from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (from !== '' && to !== '' && Number(to) < Number(from)) {
    return undefined;
  }
  if (start >= size || (from === '' && to === '0')) {
    throw new AwsError(
      'InvalidRange',
      'The requested range is not satisfiable',
      416,
      { RangeRequested: String(header), ActualObjectSize: String(size) },
    );
  }
  return { start, end };
}
