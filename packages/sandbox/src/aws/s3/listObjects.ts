import { AwsError } from '../errors';
import { operation, type Call } from '../service';
import { s } from '../shapes';
import { objects, type Bucket, type StoredObject } from './documents';
import { invalidArgument } from './errors';
import { listKeyed } from './listing';
import { getBucket } from './lookUp';
import { ownerId } from './owner';
import * as shapes from './shapes';
import { current } from './versions';

const maxPage = 1_000;

const filter = {
  ...shapes.ofBucket,
  Delimiter: s.string(),
  EncodingType: s.string({ enum: ['url'] }),
  MaxKeys: s.integer(),
  Prefix: s.string(),
};

const filterQuery = {
  Delimiter: 'delimiter',
  EncodingType: 'encoding-type',
  MaxKeys: 'max-keys',
  Prefix: 'prefix',
};

const answer = {
  body: { root: 'ListBucketResult', write: (output: object) => output },
};

export const ListObjectsV2 = operation({
  write: false,
  input: s.structure({
    ...filter,
    ContinuationToken: s.string(),
    StartAfter: s.string(),
    FetchOwner: s.boolean(),
  }),
  http: {
    method: 'GET',
    uri: '/{Bucket}?list-type=2',
    headers: shapes.ownerHeader,
    query: {
      ...filterQuery,
      ContinuationToken: 'continuation-token',
      StartAfter: 'start-after',
      FetchOwner: 'fetch-owner',
    },
    answer,
  },
  handle(input, call) {
    const bucket = getBucket(input, call);
    const { ContinuationToken, StartAfter } = input;
    const after = ContinuationToken ? readToken(ContinuationToken) : StartAfter;
    const { page, common } = listBucket(input, bucket, after ?? '', call);
    const owner = input.FetchOwner ? bucket.account : undefined;
    return {
      ...common,
      ...contents(page.items, input, owner),
      KeyCount: page.items.length + page.commonPrefixes.length,
      ContinuationToken,
      StartAfter: encode(StartAfter, input),
      NextContinuationToken: page.isTruncated
        ? Buffer.from(`1:${page.last}`).toString('base64')
        : undefined,
    };
  },
});

export const ListObjects = operation({
  write: false,
  input: s.structure({ ...filter, Marker: s.string() }),
  http: {
    method: 'GET',
    uri: '/{Bucket}',
    headers: shapes.ownerHeader,
    query: { ...filterQuery, Marker: 'marker' },
    answer,
  },
  handle(input, call) {
    const bucket = getBucket(input, call);
    const { Marker = '', Delimiter } = input;
    const { page, common } = listBucket(input, bucket, Marker, call);
    return {
      ...common,
      ...contents(page.items, input, bucket.account),
      Marker: encode(Marker, input),
      NextMarker:
        page.isTruncated && Delimiter ? encode(page.last, input) : undefined,
    };
  },
});

interface Filter {
  Delimiter?: string;
  EncodingType?: 'url';
  MaxKeys?: number;
  Prefix?: string;
}

/** A page of the bucket, and what every answer says of it. */
function listBucket(
  input: Filter,
  bucket: Bucket,
  after: string,
  { env }: Call,
) {
  const { Prefix = '', Delimiter = '', MaxKeys = maxPage } = input;
  if (MaxKeys < 0) {
    throw invalidArgument(
      'Argument maxKeys must be an integer between 0 and 2147483647',
      'maxKeys',
      String(MaxKeys),
    );
  }
  const { account, region, name } = bucket;
  const found = env.store
    .list(objects, { account, region }, { prefix: `${name}/${Prefix}` })
    .filter(object => current(object));
  const page = listKeyed(found, {
    prefix: Prefix,
    delimiter: Delimiter,
    after,
    max: Math.min(MaxKeys, maxPage),
  });
  const common = {
    Name: name,
    Prefix: encode(Prefix, input),
    Delimiter: encode(input.Delimiter, input),
    MaxKeys: Math.min(MaxKeys, maxPage),
    EncodingType: input.EncodingType,
    IsTruncated: page.isTruncated,
    CommonPrefixes: page.commonPrefixes.map(one => ({
      Prefix: encode(one, input),
    })),
  };
  return { page, common };
}

function contents(
  items: StoredObject[],
  input: Filter,
  owner: string | undefined,
) {
  return {
    Contents: items.map(({ key, versions: [version] }) => ({
      Key: encode(key, input),
      LastModified: new Date(version.lastModified),
      ETag: version.etag,
      ChecksumAlgorithm: Object.keys(version.checksums),
      ChecksumType: version.checksumType,
      Size: version.size,
      Owner: owner && { ID: ownerId(owner) },
      StorageClass: version.storageClass,
    })),
  };
}

/** With `EncodingType` url, names are percent-encoded but for their slashes. */
export function encode<T extends string | undefined>(
  value: T,
  { EncodingType }: { EncodingType?: 'url' },
): T | string {
  return EncodingType && value
    ? encodeURIComponent(value).replaceAll('%2F', '/')
    : value;
}

function readToken(token: string): string {
  const text = Buffer.from(token, 'base64').toString();
  if (!text.startsWith('1:')) {
    throw new AwsError(
      'InvalidArgument',
      'The continuation token provided is incorrect',
      400,
      { ArgumentName: 'continuation-token' },
    );
  }
  return text.slice(2);
}
