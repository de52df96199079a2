import { AwsError } from '../errors';
import { operation, type Call } from '../service';
import { s } from '../shapes';
import { findObject, type Bucket, type ObjectVersion } from './documents';
import { checkDecrypt } from './encryption';
import { noSuchKey } from './errors';
import { getBucket } from './lookUp';
import { checksumOutput } from './objectOutput';
import { checkRead } from './preconditions';
import { readRange } from './ranges';
import * as shapes from './shapes';
import { shownVersionId } from './versions';

const input = s.structure({
  ...shapes.ofObject,
  VersionId: s.string(),
  Range: s.string(),
  PartNumber: s.integer({ min: 1, max: 10_000 }),
  IfMatch: s.string(),
  IfNoneMatch: s.string(),
  IfModifiedSince: s.timestamp(),
  IfUnmodifiedSince: s.timestamp(),
  ChecksumMode: s.string({ enum: ['ENABLED'] }),
  ResponseCacheControl: s.string(),
  ResponseContentDisposition: s.string(),
  ResponseContentEncoding: s.string(),
  ResponseContentLanguage: s.string(),
  ResponseContentType: s.string(),
  ResponseExpires: s.timestamp(),
});

type Input = typeof input extends { read(...args: never[]): infer I }
  ? I
  : never;

const http = {
  uri: '/{Bucket}/{Key+}',
  headers: {
    ...shapes.ownerHeader,
    Range: 'range',
    IfMatch: 'if-match',
    IfNoneMatch: 'if-none-match',
    IfModifiedSince: 'if-modified-since',
    IfUnmodifiedSince: 'if-unmodified-since',
    ChecksumMode: 'x-amz-checksum-mode',
  },
  query: {
    VersionId: 'versionId',
    PartNumber: 'partNumber',
    ResponseCacheControl: 'response-cache-control',
    ResponseContentDisposition: 'response-content-disposition',
    ResponseContentEncoding: 'response-content-encoding',
    ResponseContentLanguage: 'response-content-language',
    ResponseContentType: 'response-content-type',
    ResponseExpires: 'response-expires',
  },
};

const answer = {
  status: ({ ContentRange }: Record<string, unknown>) =>
    ContentRange === undefined ? 200 : 206,
  headers: {
    AcceptRanges: 'accept-ranges',
    LastModified: 'last-modified',
    ContentLength: 'content-length',
    ETag: 'etag',
    ...shapes.checksumHeaders,
    ChecksumType: 'x-amz-checksum-type',
    CacheControl: 'cache-control',
    ContentDisposition: 'content-disposition',
    ContentEncoding: 'content-encoding',
    ContentLanguage: 'content-language',
    ContentRange: 'content-range',
    ContentType: 'content-type',
    Expires: 'expires',
    ...shapes.storedHeaders,
    Metadata: 'x-amz-meta-*',
    StorageClass: 'x-amz-storage-class',
    TagCount: 'x-amz-tagging-count',
    PartsCount: 'x-amz-mp-parts-count',
  },
};

export const GetObject = operation({
  write: false,
  input,
  http: {
    method: 'GET',
    ...http,
    answer: { ...answer, body: { member: 'Body' } },
  },
  handle(given, call) {
    const { version, bucket } = findVersion(given, call);
    const output = describe(given, version, bucket);
    checkDecrypt(version.encryption, call);
    const bytes = call.env.blobs.read(version.blob ?? '');
    const range = readRange(given.Range, version.size);
    return {
      ...output,
      Body: range ? bytes.subarray(range.start, range.end + 1) : bytes,
    };
  },
});

export const HeadObject = operation({
  write: false,
  input,
  http: { method: 'HEAD', ...http, answer },
  handle(given, call) {
    const { version, bucket } = findVersion(given, call);
    return describe(given, version, bucket);
  },
});

/** The version asked for, else the newest. Throws NoSuchKey, NoSuchVersion, MethodNotAllowed. */
export function findVersion(
  given: {
    Bucket: string;
    Key: string;
    VersionId?: string;
    ExpectedBucketOwner?: string;
  },
  call: Call,
): { version: ObjectVersion; bucket: Bucket } {
  const bucket = getBucket(given, call);
  const { Key, VersionId } = given;
  const versions = findObject(call.env, bucket, Key)?.versions ?? [];
  const version = VersionId
    ? versions.find(one => one.versionId === VersionId)
    : versions[0];
  if (!version && VersionId) {
    throw new AwsError(
      'NoSuchVersion',
      'The specified version does not exist.',
      404,
      { Key, VersionId },
    );
  }
  if (version?.isDeleteMarker && VersionId) {
    throw new AwsError(
      'MethodNotAllowed',
      'The specified method is not allowed against this resource.',
      405,
      { Method: 'GET', ResourceType: 'DeleteMarker' },
    );
  }
  if (!version || version.isDeleteMarker) {
    throw noSuchKey(Key);
  }
  return { version, bucket };
}

function describe(given: Input, version: ObjectVersion, bucket: Bucket) {
  checkRead(given, version);
  const { size } = version;
  const range = readRange(given.Range, size);
  const isWhole = !range || (range.start === 0 && range.end === size - 1);
  return {
    AcceptRanges: 'bytes',
    LastModified: new Date(version.lastModified),
    ContentLength: range ? range.end - range.start + 1 : size,
    ContentRange: range && `bytes ${range.start}-${range.end}/${size}`,
    ETag: version.etag,
    ...(given.ChecksumMode && isWhole && checksumOutput(version)),
    CacheControl: given.ResponseCacheControl ?? version.CacheControl,
    ContentDisposition:
      given.ResponseContentDisposition ?? version.ContentDisposition,
    ContentEncoding: given.ResponseContentEncoding ?? version.ContentEncoding,
    ContentLanguage: given.ResponseContentLanguage ?? version.ContentLanguage,
    ContentType: given.ResponseContentType ?? version.ContentType,
    Expires: given.ResponseExpires ?? version.Expires,
    ...version.encryption,
    VersionId: shownVersionId(version, bucket),
    Metadata: version.metadata,
    StorageClass:
      version.storageClass === 'STANDARD' ? undefined : version.storageClass,
    TagCount: version.tags.length || undefined,
    PartsCount: given.PartNumber && version.partsCount,
  };
}
