import { neededBy, refusalOf } from '../../iam/authorize';
import { AwsError } from '../errors';
import { many } from '../protocols/rest';
import { operation, type Call, type Env } from '../service';
import { s } from '../shapes';
import { findObject, type Bucket } from './documents';
import { getBucket } from './lookUp';
import { checkWrite } from './preconditions';
import * as shapes from './shapes';
import { addVersion, current, removeVersion } from './versions';

export const DeleteObject = operation({
  write: true,
  input: s.structure({
    ...shapes.ofObject,
    VersionId: s.string(),
    IfMatch: s.string(),
  }),
  http: {
    method: 'DELETE',
    uri: '/{Bucket}/{Key+}',
    headers: { ...shapes.ownerHeader, IfMatch: 'if-match' },
    query: { VersionId: 'versionId' },
    answer: {
      status: 204,
      headers: {
        DeleteMarker: 'x-amz-delete-marker',
        VersionId: 'x-amz-version-id',
      },
    },
  },
  handle(input, call) {
    const { Key, VersionId, IfMatch } = input;
    const bucket = getBucket(input, call);
    if (IfMatch) {
      checkWrite({ Key, IfMatch }, current(findObject(call.env, bucket, Key)));
    }
    return deleteKey(call.env, bucket, Key, VersionId);
  },
});

export const DeleteObjects = operation({
  write: true,
  input: s.structure({
    ...shapes.ofBucket,
    Delete: s
      .structure({
        Objects: s
          .list(
            s.structure({ Key: shapes.key, VersionId: s.string() }, [
              'ETag',
              'LastModifiedTime',
              'Size',
            ]),
          )
          .required(),
        Quiet: s.boolean(),
      })
      .required(),
  }),
  http: {
    method: 'POST',
    uri: '/{Bucket}?delete',
    headers: shapes.ownerHeader,
    body: {
      root: 'Delete',
      read: ({ Object: given, Quiet }) => ({
        Delete: { Objects: many(given), Quiet },
      }),
    },
    answer: { body: { root: 'DeleteResult', write: output => output } },
  },
  handle(input, call) {
    const { Objects, Quiet } = input.Delete;
    if (!Objects.length || Objects.length > 1_000) {
      throw new AwsError(
        'MalformedXML',
        'The XML you provided was not well-formed or did not validate against our published schema',
      );
    }
    const bucket = getBucket(input, call);
    const deleted: object[] = [];
    const errors: object[] = [];
    for (const { Key, VersionId } of Objects) {
      try {
        checkDeletion(input.Bucket, Key, VersionId, call);
        const result = deleteKey(call.env, bucket, Key, VersionId);
        deleted.push({
          Key,
          VersionId,
          DeleteMarker: result.DeleteMarker,
          DeleteMarkerVersionId: result.DeleteMarker && result.VersionId,
        });
      } catch (error) {
        if (!(error instanceof AwsError)) {
          throw error;
        }
        const { code, message } = error;
        errors.push({ Key, VersionId, Code: code, Message: message });
      }
    }
    return { Deleted: Quiet ? [] : deleted, Error: errors };
  },
});

/** Each key is asked for by itself: others may be deleted. Throws AccessDenied. */
function checkDeletion(
  Bucket: string,
  Key: string,
  VersionId: string | undefined,
  call: Call,
): void {
  const input = { Bucket, Key, VersionId };
  const needed = neededBy('s3', 'DeleteObject', input, call, call.env);
  const refused = refusalOf(needed, call, call.env);
  if (refused) {
    throw new AwsError('AccessDenied', refused, 403);
  }
}

/** With versioning, a deletion without version only marks the key; what is not there is deleted too. */
function deleteKey(
  env: Env,
  bucket: Bucket,
  key: string,
  versionId: string | undefined,
): { DeleteMarker?: true; VersionId?: string } {
  if (versionId) {
    const removed = removeVersion(env, bucket, key, versionId);
    return {
      VersionId: versionId,
      ...(removed?.isDeleteMarker && { DeleteMarker: true }),
    };
  }
  if (!bucket.versioning) {
    removeVersion(env, bucket, key, 'null');
    return {};
  }
  const marker = addVersion(env, bucket, key, {
    isDeleteMarker: true,
    size: 0,
    etag: '',
    metadata: {},
    encryption: { ServerSideEncryption: 'AES256' },
    storageClass: 'STANDARD',
    tags: [],
    checksums: {},
  });
  return { DeleteMarker: true, VersionId: marker.versionId };
}
