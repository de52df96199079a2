import { bucketExists, writeObject } from '../../../s3/internal';
import type { Env } from '../../../service';
import { parseS3Uri } from '../s3Uris';

/** Writes an object where a job would leave one, if the bucket is in the sandbox. */
export function writeOutput(
  uri: string,
  name: string,
  body: Buffer | string,
  env: Env,
): void {
  const location = parseS3Uri(uri);
  if (location && bucketExists(env, location.bucket)) {
    const folder = location.key.replace(/\/$/, '');
    const key = folder ? `${folder}/${name}` : name;
    writeObject(env, location.bucket, key, body);
  }
}
