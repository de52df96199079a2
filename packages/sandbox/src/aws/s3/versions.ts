import { randomBytes } from 'node:crypto';
import type { Env } from '../service';
import {
  findObject,
  objects,
  type Bucket,
  type ObjectVersion,
  type StoredObject,
} from './documents';

type NewVersion = Omit<ObjectVersion, 'versionId' | 'lastModified'>;

/** Makes a version the key's newest; without versioning it takes the place of the one before. */
export function addVersion(
  env: Env,
  bucket: Bucket,
  key: string,
  version: NewVersion,
): ObjectVersion {
  const old = findObject(env, bucket, key)?.versions ?? [];
  const versionId =
    bucket.versioning === 'Enabled'
      ? randomBytes(24).toString('base64url')
      : 'null';
  const added: ObjectVersion = {
    ...version,
    versionId,
    lastModified: env.clock.now().toISOString(),
  };
  const kept = old.filter(one => one.versionId !== versionId);
  writeVersions(env, bucket, key, [added, ...kept]);
  forget(
    env,
    old.filter(one => one.versionId === versionId),
  );
  return added;
}

/** Deletes a version for good; gives it, or undefined where there is none. */
export function removeVersion(
  env: Env,
  bucket: Bucket,
  key: string,
  versionId: string,
): ObjectVersion | undefined {
  const old = findObject(env, bucket, key)?.versions ?? [];
  const removed = old.find(one => one.versionId === versionId);
  if (removed) {
    writeVersions(
      env,
      bucket,
      key,
      old.filter(one => one !== removed),
    );
    forget(env, [removed]);
  }
  return removed;
}

/** The newest version, if it is no delete marker. */
export function current(
  object: StoredObject | undefined,
): ObjectVersion | undefined {
  const [newest] = object?.versions ?? [];
  return newest?.isDeleteMarker ? undefined : newest;
}

/** As answers tell it: only of buckets that have, or had, versions. */
export function shownVersionId(
  { versionId }: ObjectVersion,
  { versioning }: Bucket,
): string | undefined {
  return versioning ? versionId : undefined;
}

function writeVersions(
  { store }: Env,
  bucket: Bucket,
  key: string,
  versions: ObjectVersion[],
) {
  const { account, region, name } = bucket;
  const scope = { account, region };
  if (versions.length) {
    const object = { bucket: name, key, versions };
    store.put(objects, scope, `${name}/${key}`, object);
  } else {
    store.delete(objects, scope, `${name}/${key}`);
  }
}

/** The documents no longer name these bytes, so a crash here only leaves files behind. */
function forget({ blobs }: Env, versions: ObjectVersion[]): void {
  for (const { blob } of versions) {
    if (blob) {
      blobs.delete(blob);
    }
  }
}
