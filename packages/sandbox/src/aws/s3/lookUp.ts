import { AwsError } from '../errors';
import type { Call } from '../service';
import { findBucket, type Bucket } from './documents';
import { noSuchBucket } from './errors';

interface OfBucket {
  Bucket: string;
  ExpectedBucketOwner?: string;
}

/** The bucket. Throws NoSuchBucket, and PermanentRedirect where it lies in another region. */
export function getBucket(
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
