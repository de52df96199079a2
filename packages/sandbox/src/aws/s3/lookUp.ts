import { AwsError } from '../errors';
import type { Call } from '../service';
import { checkAccess } from './bucketPolicy';
import { findBucket, type Bucket } from './documents';
import { noSuchBucket } from './errors';

interface OfBucket {
  Bucket: string;
  ExpectedBucketOwner?: string;
  Key?: string;
  ServerSideEncryption?: string;
  SSEKMSKeyId?: string;
}

/**
 * The bucket, if the caller may do `action` to it, or to the input's key in it. Throws
 * NoSuchBucket, PermanentRedirect where it lies in another region, and AccessDenied.
 */
export function getBucket(input: OfBucket, action: string, call: Call): Bucket {
  const bucket = locateBucket(input, call);
  checkAccess(bucket, action, input.Key, call, {
    's3:x-amz-server-side-encryption': input.ServerSideEncryption,
    's3:x-amz-server-side-encryption-aws-kms-key-id': input.SSEKMSKeyId,
  });
  return bucket;
}

/** As `getBucket`, without asking what the caller may do. */
export function locateBucket(
  { Bucket: name, ExpectedBucketOwner }: OfBucket,
  call: Call,
): Bucket {
  const bucket = findBucket(call.env, name);
  if (!bucket) {
    throw noSuchBucket(name);
  }
  if (ExpectedBucketOwner && ExpectedBucketOwner !== bucket.account) {
    throw new AwsError('AccessDenied', 'Access Denied', 403);
  }
  if (bucket.region !== call.region) {
    throw new AwsError(
      'PermanentRedirect',
      'The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.',
      301,
      {
        Endpoint: `${name}.s3.${bucket.region}.amazonaws.com`,
        Bucket: name,
        Region: bucket.region,
      },
    );
  }
  return bucket;
}
