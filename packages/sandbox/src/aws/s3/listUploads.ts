import { AwsError } from '../errors';
import { operation } from '../service';
import { s } from '../shapes';
import { uploads } from './documents';
import { getBucket } from './lookUp';
import * as shapes from './shapes';
import { getUpload, listUploadParts } from './uploads';

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
    const bucket = getBucket(input, 's3:ListMultipartUploadParts', call);
    const upload = getUpload(call.env, bucket, input);
    const { PartNumberMarker = 0 } = input;
    const MaxParts = Math.min(input.MaxParts ?? 1_000, 1_000);
    const left = listUploadParts(call.env, bucket, upload).filter(
      ({ number }) => number > PartNumberMarker,
    );
    const shown = left.slice(0, MaxParts);
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
  }),
  http: {
    method: 'GET',
    uri: '/{Bucket}?uploads',
    headers: shapes.ownerHeader,
    query: { Prefix: 'prefix', Delimiter: 'delimiter' },
    answer: {
      body: { root: 'ListMultipartUploadsResult', write: output => output },
    },
  },
  handle(input, call) {
    const action = 's3:ListBucketMultipartUploads';
    const bucket = getBucket(input, action, call);
    if (input.Delimiter) {
      throw new AwsError(
        'NotImplemented',
        'A header you provided implies functionality that is not implemented.',
        501,
      );
    }
    const { account, region, name } = bucket;
    const found = call.env.store
      .list(uploads, { account, region }, { prefix: `${name}/` })
      .filter(({ key }) => key.startsWith(input.Prefix ?? ''))
      .sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)));
    return {
      Bucket: name,
      Prefix: input.Prefix,
      MaxUploads: 1_000,
      IsTruncated: false,
      Upload: found.map(upload => ({
        Key: upload.key,
        UploadId: upload.uploadId,
        Initiated: new Date(upload.initiated),
        StorageClass: upload.storageClass,
      })),
    };
  },
});
