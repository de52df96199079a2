import { createHash } from 'node:crypto';
import { AwsError } from '../../errors';
import type { WireRequest } from '../Protocol';
import { crc32, crc32c, crc64nvme } from './crc';

/** S3's checksums, by their names in its API. */
export const checksums = {
  CRC32: crc32,
  CRC32C: crc32c,
  CRC64NVME: crc64nvme,
  SHA1: hash('sha1'),
  SHA256: hash('sha256'),
};

export type ChecksumAlgorithm = keyof typeof checksums;

export const checksumAlgorithms = Object.keys(checksums) as ChecksumAlgorithm[];

/** Refuses a body that is not what its checksum headers say, as S3 does. */
export function verifyBody({ headers, body }: WireRequest): void {
  for (const algorithm of checksumAlgorithms) {
    const given = headers[`x-amz-checksum-${algorithm.toLowerCase()}`];
    if (
      typeof given === 'string' &&
      given !== checksums[algorithm](body).toString('base64')
    ) {
      throw new AwsError(
        'BadDigest',
        `The ${algorithm} you specified did not match the calculated checksum.`,
      );
    }
  }
  const md5 = headers['content-md5'];
  if (
    md5 !== undefined &&
    md5 !== createHash('md5').update(body).digest('base64')
  ) {
    throw new AwsError(
      'BadDigest',
      'The Content-MD5 you specified did not match what we received.',
    );
  }
  const sha256 = headers['x-amz-content-sha256'];
  if (
    typeof sha256 === 'string' &&
    /^[0-9a-f]{64}$/.test(sha256) &&
    sha256 !== createHash('sha256').update(body).digest('hex')
  ) {
    throw new AwsError(
      'XAmzContentSHA256Mismatch',
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    );
  }
}

function hash(name: string) {
  return (bytes: Buffer) => createHash(name).update(bytes).digest();
}
