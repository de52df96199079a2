import { checksums } from '../protocols/rest';
import type { ObjectVersion, Upload, UploadedPart } from './documents';

/** A hash of the parts' hashes, as S3 writes it. */
export function composite(hash: string, parts: UploadedPart[]): string {
  return `${hash}-${parts.length}`;
}

/** The checksums of an object that is put together from parts. */
export function assembledChecksums(
  { checksumAlgorithm = 'CRC64NVME', checksumType }: Upload,
  parts: UploadedPart[],
  bytes: Buffer,
): Pick<ObjectVersion, 'checksums' | 'checksumType'> {
  const checksum = checksums[checksumAlgorithm];
  if (checksumType !== 'COMPOSITE') {
    return {
      checksumType: 'FULL_OBJECT',
      checksums: { [checksumAlgorithm]: checksum(bytes).toString('base64') },
    };
  }
  const ofParts = parts.map(one =>
    Buffer.from(one.checksums[checksumAlgorithm] ?? '', 'base64'),
  );
  const value = checksum(Buffer.concat(ofParts)).toString('base64');
  return {
    checksumType,
    checksums: { [checksumAlgorithm]: composite(value, parts) },
  };
}
