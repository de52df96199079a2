import { AwsError } from '../errors';
import {
  checksumAlgorithms,
  checksums,
  type ChecksumAlgorithm,
} from '../protocols/rest';
import type { Call } from '../service';
import type { Bucket, ObjectHeaders, ObjectVersion } from './documents';
import { encryptionOf, etagOf } from './encryption';
import { readTagging } from './objectTags';

export interface NewObject extends ObjectHeaders {
  Key: string;
  ACL?: string;
  Metadata?: Record<string, string>;
  ServerSideEncryption?: 'AES256' | 'aws:kms';
  SSEKMSKeyId?: string;
  BucketKeyEnabled?: boolean;
  StorageClass?: string;
  Tagging?: string;
  ChecksumAlgorithm?: ChecksumAlgorithm;
}

const maxKeyBytes = 1024;
const maxMetadataBytes = 2048;

/** What a request says of a new object, but its bytes. Throws S3's refusals. */
export function newObjectProperties(
  input: NewObject,
  bucket: Bucket,
  call: Call,
) {
  if (Buffer.byteLength(input.Key) > maxKeyBytes) {
    throw new AwsError('KeyTooLongError', 'Your key is too long', 400, {
      Size: String(Buffer.byteLength(input.Key)),
      MaxSizeAllowed: String(maxKeyBytes),
    });
  }
  if (
    input.ACL !== undefined &&
    input.ACL !== 'bucket-owner-full-control' &&
    input.ACL !== 'private' &&
    bucket.objectOwnership === 'BucketOwnerEnforced'
  ) {
    throw new AwsError(
      'AccessControlListNotSupported',
      'The bucket does not allow ACLs',
    );
  }
  const metadata = input.Metadata ?? {};
  const metadataBytes = Buffer.byteLength(
    Object.entries(metadata).flat().join(''),
  );
  if (metadataBytes > maxMetadataBytes) {
    throw new AwsError(
      'MetadataTooLarge',
      'Your metadata headers exceed the maximum allowed metadata size',
      400,
      { Size: String(metadataBytes), MaxSizeAllowed: String(maxMetadataBytes) },
    );
  }
  return {
    ContentType: input.ContentType ?? 'binary/octet-stream',
    ContentEncoding: input.ContentEncoding,
    ContentLanguage: input.ContentLanguage,
    ContentDisposition: input.ContentDisposition,
    CacheControl: input.CacheControl,
    Expires: input.Expires,
    metadata,
    encryption: encryptionOf(input, bucket, call),
    storageClass: input.StorageClass ?? 'STANDARD',
    tags: readTagging(input.Tagging),
  };
}

/** What is known of bytes that were put at once. */
export function storedBytes(
  bytes: Buffer,
  encryption: ObjectVersion['encryption'],
  algorithm: ChecksumAlgorithm,
  call: Call,
) {
  return {
    blob: call.env.blobs.write(bytes),
    size: bytes.length,
    etag: etagOf(bytes, encryption),
    checksums: { [algorithm]: checksums[algorithm](bytes).toString('base64') },
    checksumType: 'FULL_OBJECT' as const,
  };
}

/** The algorithm that a request names, or whose checksum it brings; S3's own choice otherwise. */
export function chosenAlgorithm(
  input: object & { ChecksumAlgorithm?: ChecksumAlgorithm },
): ChecksumAlgorithm {
  const given = checksumAlgorithms.find(name =>
    Object.entries(input).some(
      ([member, value]) => member === `Checksum${name}` && value !== undefined,
    ),
  );
  return given ?? input.ChecksumAlgorithm ?? 'CRC64NVME';
}
