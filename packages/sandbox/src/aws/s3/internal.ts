import type { Env } from '../service';
import { findBucket, findObject, objects, type Bucket } from './documents';
import { etagOf } from './encryption';
import { noSuchBucket } from './errors';
import { addVersion, current } from './versions';

/** S3 for the sandbox's own services: no request, no permissions, nothing in the journal. */

export function bucketExists(env: Env, bucket: string): boolean {
  return findBucket(env, bucket) !== undefined;
}

/** An object's bytes; undefined where there is no such object or bucket. */
export function readObject(
  env: Env,
  bucket: string,
  key: string,
): Buffer | undefined {
  const found = findBucket(env, bucket);
  const version = found && current(findObject(env, found, key));
  return version?.blob === undefined ? undefined : env.blobs.read(version.blob);
}

/** The keys that begin with `prefix`, in order. */
export function listKeys(env: Env, bucket: string, prefix: string): string[] {
  const found = findBucket(env, bucket);
  if (!found) {
    return [];
  }
  return env.store
    .list(objects, scopeOf(found), { prefix: `${bucket}/${prefix}` })
    .filter(object => current(object))
    .map(({ key }) => key);
}

/** Writes an object with the bucket's own encryption. Throws NoSuchBucket. */
export function writeObject(
  env: Env,
  bucket: string,
  key: string,
  body: Buffer | string,
  ContentType = 'binary/octet-stream',
): void {
  const found = findBucket(env, bucket);
  if (!found) {
    throw noSuchBucket(bucket);
  }
  const bytes = Buffer.from(body);
  const { SSEAlgorithm, KMSMasterKeyID, BucketKeyEnabled } = found.encryption;
  const encryption = {
    ServerSideEncryption: SSEAlgorithm,
    SSEKMSKeyId: KMSMasterKeyID,
    BucketKeyEnabled: BucketKeyEnabled || undefined,
  };
  addVersion(env, found, key, {
    blob: env.blobs.write(bytes),
    size: bytes.length,
    etag: etagOf(bytes, encryption),
    ContentType,
    metadata: {},
    encryption,
    storageClass: 'STANDARD',
    tags: [],
    checksums: {},
  });
}

function scopeOf({ account, region }: Bucket) {
  return { account, region };
}
