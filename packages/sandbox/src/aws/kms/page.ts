import { AwsError } from '../errors';
import { paginate } from '../paginate';

/** A page as KMS gives it. */
export function page<T>(
  all: T[],
  input: { Limit?: number; Marker?: string },
  size = 50,
): { items: T[]; Truncated: boolean; NextMarker?: string } {
  const result = paginate(all, input, {
    tokenIn: 'Marker',
    tokenOut: 'NextMarker',
    sizeIn: 'Limit',
    default: size,
    max: 1000,
    invalidToken: () =>
      new AwsError('InvalidMarkerException', 'Could not deserialize marker'),
  });
  return { ...result, Truncated: result.NextMarker !== undefined };
}
