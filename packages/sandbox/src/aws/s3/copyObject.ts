import { AwsError } from '../errors';
import { operation } from '../service';
import { s } from '../shapes';
import { findObject } from './documents';
import { invalidArgument } from './errors';
import { findVersion } from './getObject';
import { getBucket } from './lookUp';
import { newObjectProperties, storedBytes } from './newObject';
import { checksumOutput } from './objectOutput';
import { readTagging } from './objectTags';
import { checkCopy, checkWrite } from './preconditions';
import * as shapes from './shapes';
import { addVersion, current, shownVersionId } from './versions';
import { checkDecrypt, encryptionOf } from './encryption';

const directive = s.string({ enum: ['COPY', 'REPLACE'] });

export const CopyObject = operation({
  write: true,
  input: s.structure({
    ...shapes.newObject,
    CopySource: shapes.copySource.required(),
    ...shapes.copyConditions,
    MetadataDirective: directive,
    TaggingDirective: directive,
    IfMatch: s.string(),
    IfNoneMatch: s.string(),
  }),
  http: {
    method: 'PUT',
    uri: '/{Bucket}/{Key+}',
    onlyWith: 'x-amz-copy-source',
    headers: {
      ...shapes.newObjectHeaders,
      ChecksumAlgorithm: 'x-amz-checksum-algorithm',
      ...shapes.copyHeaders,
      MetadataDirective: 'x-amz-metadata-directive',
      TaggingDirective: 'x-amz-tagging-directive',
      IfMatch: 'if-match',
      IfNoneMatch: 'if-none-match',
    },
    prefixHeaders: shapes.metadataHeaders,
    answer: {
      headers: {
        ...shapes.storedHeaders,
        CopySourceVersionId: 'x-amz-copy-source-version-id',
      },
      body: {
        root: 'CopyObjectResult',
        write: ({ CopyObjectResult }: { CopyObjectResult: object }) =>
          CopyObjectResult,
      },
    },
  },
  handle(input, call) {
    const { env } = call;
    const from = readCopySource(input);
    const source = findVersion(from, call);
    checkCopy(input, source.version);
    const bucket = getBucket(input, call);
    checkWrite(input, current(findObject(env, bucket, input.Key)));
    const replaces = input.MetadataDirective === 'REPLACE';
    const isItself =
      from.Bucket === input.Bucket && from.Key === input.Key && !from.VersionId;
    if (
      isItself &&
      !replaces &&
      !input.ServerSideEncryption &&
      !input.StorageClass
    ) {
      throw new AwsError(
        'InvalidRequest',
        "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
      );
    }
    const fresh = newObjectProperties(input, bucket, call);
    const { version: old } = source;
    const properties = replaces
      ? fresh
      : {
          ...old,
          encryption: encryptionOf(input, bucket, call),
          storageClass: fresh.storageClass,
        };
    checkDecrypt(old.encryption, call);
    const bytes = env.blobs.read(old.blob ?? '');
    const [algorithm = 'CRC64NVME'] = input.ChecksumAlgorithm
      ? [input.ChecksumAlgorithm]
      : (Object.keys(old.checksums) as (keyof typeof old.checksums)[]);
    const version = addVersion(env, bucket, input.Key, {
      ...properties,
      partsCount: undefined,
      tags:
        input.TaggingDirective === 'REPLACE'
          ? readTagging(input.Tagging)
          : old.tags,
      ...storedBytes(bytes, properties.encryption, algorithm, call),
    });
    return {
      ...version.encryption,
      VersionId: shownVersionId(version, bucket),
      CopySourceVersionId: shownVersionId(old, source.bucket),
      CopyObjectResult: {
        ETag: version.etag,
        LastModified: new Date(version.lastModified),
        ...checksumOutput(version),
      },
    };
  },
});

interface CopySource {
  CopySource: string;
  ExpectedSourceBucketOwner?: string;
}

/** What `x-amz-copy-source` names: `/bucket/key`, percent-encoded, with a version where wanted. */
export function readCopySource({
  CopySource: source,
  ExpectedSourceBucketOwner: ExpectedBucketOwner,
}: CopySource) {
  const [path, VersionId] = source.split('?versionId=');
  const [, Bucket, key] = /^\/?([^/]+)\/(.+)$/s.exec(path) ?? [];
  const Key = key && decoded(key);
  if (!Key) {
    throw invalidArgument(
      'Invalid copy source object key',
      'x-amz-copy-source',
      source,
    );
  }
  return { Bucket, Key, VersionId, ExpectedBucketOwner };
}

/** Undefined where it does not decode. */
function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
