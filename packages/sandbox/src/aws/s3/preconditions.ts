import { AwsError } from '../errors';
import type { ObjectVersion } from './documents';
import { noSuchKey, preconditionFailed } from './errors';

interface WriteConditions {
  Key: string;
  IfMatch?: string;
  IfNoneMatch?: string;
}

/** Refuses a write whose conditions the present object does not meet. */
export function checkWrite(
  { Key, IfMatch, IfNoneMatch }: WriteConditions,
  present: ObjectVersion | undefined,
): void {
  if (IfNoneMatch !== undefined && IfNoneMatch !== '*') {
    throw new AwsError(
      'NotImplemented',
      'A header you provided implies functionality that is not implemented',
      501,
      { Header: 'If-None-Match' },
    );
  }
  if (IfNoneMatch && present) {
    throw preconditionFailed('If-None-Match');
  }
  if (IfMatch !== undefined && !present) {
    throw noSuchKey(Key);
  }
  if (IfMatch !== undefined && !hasTag(IfMatch, present)) {
    throw preconditionFailed('If-Match');
  }
}

interface ReadConditions {
  IfMatch?: string;
  IfNoneMatch?: string;
  IfModifiedSince?: Date;
  IfUnmodifiedSince?: Date;
}

/** Refuses a read with 304 or 412 where its conditions say so. An entity tag goes before a date. */
export function checkRead(
  conditions: ReadConditions,
  version: ObjectVersion,
): void {
  const { IfMatch, IfNoneMatch, IfModifiedSince, IfUnmodifiedSince } =
    conditions;
  const modified = Math.floor(Date.parse(version.lastModified) / 1_000);
  const isAfter = (date: Date) => modified > date.getTime() / 1_000;
  if (IfMatch !== undefined && !hasTag(IfMatch, version)) {
    throw preconditionFailed('If-Match');
  }
  if (!IfMatch && IfUnmodifiedSince && isAfter(IfUnmodifiedSince)) {
    throw preconditionFailed('If-Unmodified-Since');
  }
  const isSame = IfNoneMatch !== undefined && hasTag(IfNoneMatch, version);
  const isOld =
    IfNoneMatch === undefined && IfModifiedSince && !isAfter(IfModifiedSince);
  if (isSame || isOld) {
    throw new AwsError('NotModified', 'Not Modified', 304);
  }
}

interface CopyConditions {
  CopySourceIfMatch?: string;
  CopySourceIfNoneMatch?: string;
  CopySourceIfModifiedSince?: Date;
  CopySourceIfUnmodifiedSince?: Date;
}

/** Refuses a copy with 412 where its source does not meet the conditions. */
export function checkCopy(given: CopyConditions, version: ObjectVersion): void {
  try {
    checkRead(
      {
        IfMatch: given.CopySourceIfMatch,
        IfNoneMatch: given.CopySourceIfNoneMatch,
        IfModifiedSince: given.CopySourceIfModifiedSince,
        IfUnmodifiedSince: given.CopySourceIfUnmodifiedSince,
      },
      version,
    );
  } catch (error) {
    // A copy is refused where a read would be told that nothing changed.
    throw error instanceof AwsError && error.status === 304
      ? preconditionFailed('x-amz-copy-source-If-None-Match')
      : error;
  }
}

function hasTag(wanted: string, version: ObjectVersion | undefined): boolean {
  const tags = wanted.split(',').map(one => one.trim().replace(/^W\//, ''));
  const own = version?.etag ?? '';
  return tags.some(tag => tag === '*' || tag === own || `"${tag}"` === own);
}
