import { operation } from '../service';
import { s } from '../shapes';
import { readCopySource } from './copyObject';
import { checkDecrypt } from './encryption';
import { findVersion } from './getObject';
import { getBucket } from './lookUp';
import { checksumOutput } from './objectOutput';
import { checkCopy } from './preconditions';
import { readRange } from './ranges';
import * as shapes from './shapes';
import { storePart } from './storePart';
import { getUpload } from './uploads';
import { shownVersionId } from './versions';

export const UploadPartCopy = operation({
  write: true,
  input: s.structure({
    ...shapes.ofObject,
    UploadId: s.string().required(),
    PartNumber: s.integer().required(),
    CopySource: shapes.copySource.required(),
    ...shapes.copyConditions,
    CopySourceRange: s.string({ pattern: 'bytes=\\d+-\\d+' }),
  }),
  http: {
    method: 'PUT',
    uri: '/{Bucket}/{Key+}?uploadId&partNumber',
    onlyWith: 'x-amz-copy-source',
    headers: {
      ...shapes.ownerHeader,
      ...shapes.copyHeaders,
      CopySourceRange: 'x-amz-copy-source-range',
    },
    query: { UploadId: 'uploadId', PartNumber: 'partNumber' },
    answer: {
      headers: {
        ...shapes.storedHeaders,
        CopySourceVersionId: 'x-amz-copy-source-version-id',
      },
      body: {
        root: 'CopyPartResult',
        write: ({ CopyPartResult }: { CopyPartResult: object }) =>
          CopyPartResult,
      },
    },
  },
  handle(input, call) {
    const { env } = call;
    const source = findVersion(readCopySource(input), call);
    checkCopy(input, source.version);
    const bucket = getBucket(input, call);
    const upload = getUpload(env, bucket, input);
    checkDecrypt(source.version.encryption, call);
    const bytes = env.blobs.read(source.version.blob ?? '');
    const range = readRange(input.CopySourceRange, bytes.length);
    const part = storePart(
      input,
      range ? bytes.subarray(range.start, range.end + 1) : bytes,
      upload,
      bucket,
      call,
    );
    return {
      ...upload.encryption,
      CopySourceVersionId: shownVersionId(source.version, source.bucket),
      CopyPartResult: {
        ETag: part.etag,
        LastModified: new Date(part.lastModified),
        ...checksumOutput({ ...part, checksumType: undefined }),
      },
    };
  },
});
