import { AwsError } from '../errors';
import type { Env } from '../service';
import { uploadParts, uploads, type Bucket, type Upload } from './documents';

/** A multipart upload under way. Throws NoSuchUpload. */
export function getUpload(
  env: Env,
  bucket: Bucket,
  { Key, UploadId }: { Key: string; UploadId: string },
): Upload {
  const found = env.store.get(uploads, bucket, `${bucket.name}/${UploadId}`);
  if (found?.key !== Key) {
    throw new AwsError(
      'NoSuchUpload',
      'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
      404,
      { UploadId },
    );
  }
  return found;
}

export function partId(upload: Upload, number: number): string {
  return `${upload.bucket}/${upload.uploadId}/${String(number).padStart(
    5,
    '0',
  )}`;
}

/** The upload's parts in order of their numbers. */
export function listUploadParts(
  { store }: Env,
  bucket: Bucket,
  upload: Upload,
) {
  const prefix = `${upload.bucket}/${upload.uploadId}/`;
  return store.list(uploadParts, scopeOf(bucket), { prefix });
}

/** Forgets an upload with its parts. */
export function removeUpload(env: Env, bucket: Bucket, upload: Upload): void {
  const parts = listUploadParts(env, bucket, upload);
  for (const { number } of parts) {
    env.store.delete(uploadParts, bucket, partId(upload, number));
  }
  env.store.delete(uploads, bucket, `${upload.bucket}/${upload.uploadId}`);
  parts.forEach(({ blob }) => env.blobs.delete(blob));
}

/** Forgets all uploads of a bucket. */
export function removeUploads(env: Env, bucket: Bucket): void {
  const prefix = `${bucket.name}/`;
  for (const upload of env.store.list(uploads, scopeOf(bucket), { prefix })) {
    removeUpload(env, bucket, upload);
  }
}

function scopeOf({ account, region }: Bucket) {
  return { account, region };
}
