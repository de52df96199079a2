import { AwsError } from '../errors';

const reserved =
  /^(xn--|sthree-|amzn-s3-demo-)|(-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/;

/**
 * Refuses a name that S3 gives no bucket.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
export function checkBucketName(BucketName: string): void {
  if (
    !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(BucketName) ||
    BucketName.includes('..') ||
    /^\d+\.\d+\.\d+\.\d+$/.test(BucketName) ||
    reserved.test(BucketName)
  ) {
    throw new AwsError(
      'InvalidBucketName',
      'The specified bucket is not valid.',
      400,
      { BucketName },
    );
  }
}
