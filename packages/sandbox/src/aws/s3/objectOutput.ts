import { checksumAlgorithms } from '../protocols/rest';
import type { Bucket, ObjectVersion } from './documents';
import { shownVersionId } from './versions';

/** What answers to a write say of the version it made. */
export function writtenOutput(version: ObjectVersion, bucket: Bucket) {
  return {
    ETag: version.etag,
    ...version.encryption,
    ...checksumOutput(version),
    VersionId: shownVersionId(version, bucket),
  };
}

/** A version's checksums by their members. */
export function checksumOutput({
  checksums,
  checksumType,
}: Pick<ObjectVersion, 'checksums' | 'checksumType'>) {
  return {
    ...Object.fromEntries(
      checksumAlgorithms.map(name => [`Checksum${name}`, checksums[name]]),
    ),
    ChecksumType: checksumType,
  };
}
