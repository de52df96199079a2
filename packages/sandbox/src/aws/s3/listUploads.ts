import { pageSize } from '../pageLimit';
import { operation } from '../service';
import { s } from '../shapes';
import { uploads } from './documents';
import { getBucket } from './lookUp';
import { listKeyed } from './listing';
import { encode } from './listObjects';
import * as shapes from './shapes';
import { getUpload, listUploadParts } from './uploads';

const maxPage = 1_000;

export const ListParts = operation({
  write: false,
  input: s.structure({
    ...shapes.ofObject,
    UploadId: s.string().required(),
    MaxParts: s.integer({ min: 0 }),
    PartNumberMarker: s.integer(),
  }),
  http: {
    method: 'GET',
    uri: '/{Bucket}/{Key+}?uploadId',
    headers: shapes.ownerHeader,
    query: {
      UploadId: 'uploadId',
      MaxParts: 'max-parts',
      PartNumberMarker: 'part-number-marker',
    },
    answer: { body: { root: 'ListPartsResult', write: output => output } },
  },
  handle(input, call) {
    const bucket = getBucket(input, call);
    const upload = getUpload(call.env, bucket, input);
    const { PartNumberMarker = 0 } = input;
    const MaxParts = Math.min(input.MaxParts ?? maxPage, maxPage);
    const left = listUploadParts(call.env, bucket, upload).filter(
      ({ number }) => number > PartNumberMarker,
    );
    const shown = left.slice(0, pageSize(MaxParts));
    return {
      Bucket: bucket.name,
      Key: upload.key,
      UploadId: upload.uploadId,
      PartNumberMarker,
      NextPartNumberMarker: shown.at(-1)?.number ?? 0,
      MaxParts,
      IsTruncated: left.length > shown.length,
      StorageClass: upload.storageClass,
      Part: shown.map(part => ({
        PartNumber: part.number,
        LastModified: new Date(part.lastModified),
        ETag: part.etag,
        Size: part.size,
      })),
    };
  },
});

export const ListMultipartUploads = operation({
  write: false,
  input: s.structure({
    ...shapes.ofBucket,
    Prefix: s.string(),
    Delimiter: s.string(),
    EncodingType: s.string({ enum: ['url'] }),
    KeyMarker: s.string(),
    UploadIdMarker: s.string(),
    MaxUploads: s.integer(),
  }),
  http: {
    method: 'GET',
    uri: '/{Bucket}?uploads',
    headers: shapes.ownerHeader,
    query: {
      Prefix: 'prefix',
      Delimiter: 'delimiter',
      EncodingType: 'encoding-type',
      KeyMarker: 'key-marker',
      UploadIdMarker: 'upload-id-marker',
      MaxUploads: 'max-uploads',
    },
    answer: {
      body: { root: 'ListMultipartUploadsResult', write: output => output },
    },
  },
  handle(input, call) {
    const bucket = getBucket(input, call);
    const { Prefix = '', Delimiter = '', KeyMarker = '' } = input;
    const { account, region, name } = bucket;
    const found = call.env.store
      .list(uploads, { account, region }, { prefix: `${name}/` })
      .filter(({ key }) => key.startsWith(Prefix))
      .sort(
        (a, b) =>
          Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)) ||
          (a.initiated < b.initiated ? -1 : 1),
      );
    // A page may end between two uploads of one key.
    const markerAt = found.findIndex(
      ({ key, uploadId }) =>
        key === KeyMarker && uploadId === input.UploadIdMarker,
    );
    const MaxUploads = Math.min(input.MaxUploads ?? maxPage, maxPage);
    const page = listKeyed(markerAt < 0 ? found : found.slice(markerAt + 1), {
      prefix: Prefix,
      delimiter: Delimiter,
      after: markerAt < 0 ? KeyMarker : '',
      max: MaxUploads,
    });
    const last = page.items.at(-1);
    return {
      Bucket: name,
      Prefix: encode(input.Prefix, input),
      Delimiter: encode(input.Delimiter, input),
      EncodingType: input.EncodingType,
      KeyMarker: encode(KeyMarker, input),
      UploadIdMarker: input.UploadIdMarker ?? '',
      NextKeyMarker: page.isTruncated ? encode(page.last, input) : undefined,
      NextUploadIdMarker:
        page.isTruncated && last?.key === page.last
          ? last?.uploadId
          : undefined,
      MaxUploads,
      IsTruncated: page.isTruncated,
      Upload: page.items.map(upload => ({
        Key: encode(upload.key, input),
        UploadId: upload.uploadId,
        Initiated: new Date(upload.initiated),
        StorageClass: upload.storageClass,
      })),
      CommonPrefixes: page.commonPrefixes.map(one => ({
        Prefix: encode(one, input),
      })),
    };
  },
});
