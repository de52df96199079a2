import { operation } from '../service';
import { s } from '../shapes';
import { objects, type ObjectVersion } from './documents';
import { listKeyed } from './listing';
import { encode } from './listObjects';
import { getBucket } from './lookUp';
import { ownerId } from './owner';
import * as shapes from './shapes';

interface Row {
  key: string;
  version: ObjectVersion;
  isLatest: boolean;
}

export const ListObjectVersions = operation({
  write: false,
  input: s.structure({
    ...shapes.ofBucket,
    Delimiter: s.string(),
    EncodingType: s.string({ enum: ['url'] }),
    KeyMarker: s.string(),
    VersionIdMarker: s.string(),
    MaxKeys: s.integer({ min: 0 }),
    Prefix: s.string(),
  }),
  http: {
    method: 'GET',
    uri: '/{Bucket}?versions',
    headers: shapes.ownerHeader,
    query: {
      Delimiter: 'delimiter',
      EncodingType: 'encoding-type',
      KeyMarker: 'key-marker',
      VersionIdMarker: 'version-id-marker',
      MaxKeys: 'max-keys',
      Prefix: 'prefix',
    },
    answer: {
      body: { root: 'ListVersionsResult', write: (output: object) => output },
    },
  },
  handle(input, call) {
    const bucket = getBucket(input, call);
    const { KeyMarker = '', VersionIdMarker, Prefix = '' } = input;
    const max = Math.min(input.MaxKeys ?? 1_000, 1_000);
    const { account, region, name } = bucket;
    const rows = call.env.store
      .list(objects, { account, region }, { prefix: `${name}/${Prefix}` })
      .flatMap(({ key, versions }) =>
        versions.map(
          (version, index): Row => ({
            key,
            version,
            isLatest: index === 0,
          }),
        ),
      );
    // A page may end between two versions of one key.
    const markerAt = rows.findIndex(
      ({ key, version }) =>
        key === KeyMarker && version.versionId === VersionIdMarker,
    );
    const left = markerAt < 0 ? rows : rows.slice(markerAt + 1);
    const page = listKeyed(left, {
      prefix: Prefix,
      delimiter: input.Delimiter ?? '',
      after: markerAt < 0 ? KeyMarker : '',
      max,
    });
    const last = page.items.at(-1);
    const shown = page.items.map(row => toVersion(row, input, account));
    return {
      Name: name,
      Prefix: encode(Prefix, input),
      Delimiter: encode(input.Delimiter, input),
      KeyMarker: encode(KeyMarker, input),
      VersionIdMarker: VersionIdMarker ?? '',
      NextKeyMarker: page.isTruncated ? encode(page.last, input) : undefined,
      NextVersionIdMarker:
        page.isTruncated && last?.key === page.last
          ? last?.version.versionId
          : undefined,
      MaxKeys: max,
      EncodingType: input.EncodingType,
      IsTruncated: page.isTruncated,
      Version: shown.filter(({ Size }) => Size !== undefined),
      DeleteMarker: shown.filter(({ Size }) => Size === undefined),
      CommonPrefixes: page.commonPrefixes.map(one => ({
        Prefix: encode(one, input),
      })),
    };
  },
});

function toVersion(
  { key, version, isLatest }: Row,
  input: { EncodingType?: 'url' },
  account: string,
) {
  return {
    Key: encode(key, input),
    VersionId: version.versionId,
    IsLatest: isLatest,
    LastModified: new Date(version.lastModified),
    Owner: { ID: ownerId(account) },
    ...(!version.isDeleteMarker && {
      ETag: version.etag,
      Size: version.size,
      StorageClass: version.storageClass,
    }),
  };
}
