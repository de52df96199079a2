import { createHash } from 'node:crypto';
import { AwsError } from '../errors';
import { asS3Error, useKey } from '../kms/useKey';
import type { Call } from '../service';
import type { Bucket, ObjectEncryption } from './documents';

interface Asked {
  ServerSideEncryption?: 'AES256' | 'aws:kms';
  SSEKMSKeyId?: string;
  BucketKeyEnabled?: boolean;
}

/** How a new object is encrypted: as asked, else as the bucket does by default. */
export function encryptionOf(
  asked: Asked,
  bucket: Bucket,
  call: Call,
): ObjectEncryption {
  if (asked.SSEKMSKeyId && asked.ServerSideEncryption !== 'aws:kms') {
    throw new AwsError(
      'InvalidArgument',
      'Server Side Encryption with AWS KMS managed key requires HTTP header x-amz-server-side-encryption : aws:kms',
    );
  }
  const byDefault = bucket.encryption;
  const algorithm = asked.ServerSideEncryption ?? byDefault.SSEAlgorithm;
  if (algorithm === 'AES256') {
    return { ServerSideEncryption: 'AES256' };
  }
  // Asked for "aws:kms" alone, S3 takes the key that AWS manages, not the bucket's.
  const key = asked.ServerSideEncryption
    ? asked.SSEKMSKeyId
    : byDefault.KMSMasterKeyID;
  return {
    ServerSideEncryption: 'aws:kms',
    SSEKMSKeyId: keyArn(key ?? 'alias/aws/s3', call),
    BucketKeyEnabled:
      (asked.BucketKeyEnabled ?? byDefault.BucketKeyEnabled) || undefined,
  };
}

/** The key's ARN, once it is known that it can be used. */
function keyArn(key: string, call: Call): string {
  try {
    return useKey(key, 's3', call).Arn;
  } catch (error) {
    throw asS3Error(error);
  }
}

/** Refuses an object whose key cannot be used now. */
export function checkDecrypt(
  { SSEKMSKeyId }: ObjectEncryption,
  call: Call,
): void {
  if (SSEKMSKeyId) {
    try {
      useKey(SSEKMSKeyId, 's3', call);
    } catch (error) {
      throw asS3Error(error);
    }
  }
}

/** The entity tag of bytes that were put at once: with a KMS key it is no MD5 of them. */
export function etagOf(
  bytes: Buffer,
  { SSEKMSKeyId }: ObjectEncryption,
): string {
  const hash = createHash('md5').update(bytes);
  return `"${hash.update(SSEKMSKeyId ?? '').digest('hex')}"`;
}
