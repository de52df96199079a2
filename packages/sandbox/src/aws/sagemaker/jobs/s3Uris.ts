import { bucketExists, listKeys } from '../../s3/internal';
import type { Env } from '../../service';

export interface S3Location {
  bucket: string;
  key: string;
}

/** Takes `s3://bucket/key` apart; undefined for anything else. */
export function parseS3Uri(uri: string): S3Location | undefined {
  const [, bucket, key = ''] = /^s3:\/\/([^/]+)(?:\/(.*))?$/.exec(uri) ?? [];
  return bucket ? { bucket, key } : undefined;
}

/** Whether the URI names a bucket of the sandbox in which nothing is at that prefix. Other buckets are not looked into. */
export function isMissing(uri: string, env: Env): boolean {
  const location = parseS3Uri(uri);
  return (
    location !== undefined &&
    bucketExists(env, location.bucket) &&
    listKeys(env, location.bucket, location.key).length === 0
  );
}

/** AWS's words for input that is not there. */
export function noObjects(
  uri: string,
  roleArn: string,
  region: string,
): string {
  const bucket = parseS3Uri(uri)?.bucket;
  return `No S3 objects found under S3 URL "${uri}" given in input data source. Please ensure that the bucket exists in the selected region (${region}), that objects exist under that S3 prefix, and that the role "${roleArn}" has "s3:ListBucket" permissions on bucket "${bucket}".`;
}
