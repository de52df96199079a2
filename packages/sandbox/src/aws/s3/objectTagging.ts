import { operation } from '../service';
import { s } from '../shapes';
import { findObject, objects, type ObjectVersion } from './documents';
import { findVersion } from './getObject';
import { checkTags } from './objectTags';
import * as shapes from './shapes';
import type { Call, Tag } from '../service';

const uri = '/{Bucket}/{Key+}?tagging';
const ofVersion = { ...shapes.ofObject, VersionId: s.string() };
const http = {
  uri,
  headers: shapes.ownerHeader,
  query: { VersionId: 'versionId' },
};

export const GetObjectTagging = operation({
  write: false,
  input: s.structure(ofVersion),
  http: {
    method: 'GET',
    ...http,
    answer: {
      body: {
        root: 'Tagging',
        write: ({ TagSet }: { TagSet: Tag[] }) => ({ TagSet: { Tag: TagSet } }),
      },
    },
  },
  handle(input, call) {
    const { version } = findVersion(input, call);
    return { TagSet: version.tags };
  },
});

export const PutObjectTagging = operation({
  write: true,
  input: s.structure({
    ...ofVersion,
    Tagging: s.structure({ TagSet: shapes.tags.required() }).required(),
  }),
  http: {
    method: 'PUT',
    ...http,
    body: {
      root: 'Tagging',
      read: shapes.readTagging,
    },
  },
  handle(input, call) {
    checkTags(input.Tagging.TagSet);
    setTags(input, input.Tagging.TagSet, call);
  },
});

export const DeleteObjectTagging = operation({
  write: true,
  input: s.structure(ofVersion),
  http: { method: 'DELETE', ...http, answer: { status: 204 } },
  handle(input, call) {
    setTags(input, [], call);
  },
});

function setTags(
  input: { Bucket: string; Key: string; VersionId?: string },
  tags: Tag[],
  call: Call,
): void {
  const { version, bucket } = findVersion(input, call);
  const object = findObject(call.env, bucket, input.Key);
  const versions = object?.versions.map(
    (one): ObjectVersion =>
      one.versionId === version.versionId ? { ...one, tags } : one,
  );
  if (object && versions) {
    const id = `${bucket.name}/${input.Key}`;
    call.env.store.put(objects, bucket, id, { ...object, versions });
  }
}
