import { createHash, randomBytes } from 'node:crypto';
import { AwsError } from '../errors';
import { many } from '../protocols/rest';
import { operation } from '../service';
import { s } from '../shapes';
import {
  findObject,
  uploads,
  type ObjectVersion,
  type Upload,
  type UploadedPart,
} from './documents';
import { getBucket } from './lookUp';
import { newObjectProperties } from './newObject';
import { checksumOutput } from './objectOutput';
import { checkWrite } from './preconditions';
import * as shapes from './shapes';
import { storePart } from './storePart';
import { getUpload, listUploadParts, removeUpload } from './uploads';
import { addVersion, current, shownVersionId } from './versions';
import { assembledChecksums, composite } from './assemble';

/** All parts but the last are at least this long. */
const minPartBytes = 5 * 1024 * 1024;

/** Checksums of parts that the sandbox does not make. */
const lackedChecksums = [
  'ChecksumMD5',
  'ChecksumSHA512',
  'ChecksumXXHASH3',
  'ChecksumXXHASH64',
  'ChecksumXXHASH128',
];

/** The sandbox does not hold an upload to what its end says of the whole. */
const checksumsOfWhole = {
  ...shapes.checksumHeaders,
  ChecksumType: 'x-amz-checksum-type',
};

const ofUpload = { ...shapes.ofObject, UploadId: s.string().required() };

export const CreateMultipartUpload = operation({
  write: true,
  input: s.structure({
    ...shapes.newObject,
    ChecksumType: s.string({ enum: ['COMPOSITE', 'FULL_OBJECT'] }),
  }),
  http: {
    method: 'POST',
    uri: '/{Bucket}/{Key+}?uploads',
    headers: {
      ...shapes.newObjectHeaders,
      ChecksumAlgorithm: 'x-amz-checksum-algorithm',
      ChecksumType: 'x-amz-checksum-type',
    },
    prefixHeaders: shapes.metadataHeaders,
    answer: {
      headers: {
        ...shapes.storedHeaders,
        ChecksumAlgorithm: 'x-amz-checksum-algorithm',
        ChecksumType: 'x-amz-checksum-type',
      },
      body: {
        root: 'InitiateMultipartUploadResult',
        write: ({ Bucket, Key, UploadId }: Record<string, unknown>) => ({
          Bucket,
          Key,
          UploadId,
        }),
      },
    },
  },
  handle(input, call) {
    const { env } = call;
    const bucket = getBucket(input, call);
    const { ChecksumAlgorithm: checksumAlgorithm } = input;
    const checksumType =
      input.ChecksumType ??
      (checksumAlgorithm === undefined || checksumAlgorithm === 'CRC64NVME'
        ? 'FULL_OBJECT'
        : 'COMPOSITE');
    const upload: Upload = {
      ...newObjectProperties(input, bucket, call),
      uploadId: randomBytes(48).toString('base64url'),
      bucket: bucket.name,
      key: input.Key,
      initiated: env.clock.now().toISOString(),
      checksumAlgorithm,
      checksumType,
    };
    const id = `${bucket.name}/${upload.uploadId}`;
    env.store.put(uploads, bucket, id, upload);
    return {
      Bucket: bucket.name,
      Key: input.Key,
      UploadId: upload.uploadId,
      ...upload.encryption,
      ChecksumAlgorithm: checksumAlgorithm,
      ChecksumType: checksumAlgorithm && checksumType,
    };
  },
});

export const UploadPart = operation({
  write: true,
  input: s.structure({
    ...ofUpload,
    ...shapes.checksumMembers,
    ChecksumAlgorithm: shapes.checksumAlgorithm,
    PartNumber: s.integer().required(),
    Body: s.blob(),
  }),
  http: {
    method: 'PUT',
    uri: '/{Bucket}/{Key+}?uploadId&partNumber',
    headers: {
      ...shapes.ownerHeader,
      ...shapes.checksumHeaders,
      ChecksumAlgorithm: 'x-amz-sdk-checksum-algorithm',
    },
    query: { UploadId: 'uploadId', PartNumber: 'partNumber' },
    body: { member: 'Body' },
    answer: {
      headers: {
        ETag: 'etag',
        ...shapes.checksumHeaders,
        ...shapes.storedHeaders,
      },
    },
  },
  handle(input, call) {
    const { env } = call;
    const bucket = getBucket(input, call);
    const upload = getUpload(env, bucket, input);
    const part = storePart(
      input,
      input.Body ?? Buffer.alloc(0),
      upload,
      bucket,
      call,
    );
    const shown = { ...part, checksumType: undefined };
    return {
      ETag: part.etag,
      ...checksumOutput(shown),
      ...upload.encryption,
    };
  },
});

export const CompleteMultipartUpload = operation({
  write: true,
  input: s.structure(
    {
      ...ofUpload,
      IfMatch: s.string(),
      IfNoneMatch: s.string(),
      MultipartUpload: s
        .structure({
          Parts: s
            .list(
              s.structure(
                {
                  PartNumber: s.integer().required(),
                  ETag: s.string().required(),
                  ...shapes.checksumMembers,
                },
                lackedChecksums,
              ),
            )
            .required(),
        })
        .required(),
    },
    Object.keys(checksumsOfWhole),
  ),
  http: {
    method: 'POST',
    uri: '/{Bucket}/{Key+}?uploadId',
    headers: {
      ...shapes.ownerHeader,
      ...checksumsOfWhole,
      IfMatch: 'if-match',
      IfNoneMatch: 'if-none-match',
    },
    query: { UploadId: 'uploadId' },
    body: {
      root: 'CompleteMultipartUpload',
      read: ({ Part }) => ({ MultipartUpload: { Parts: Part && many(Part) } }),
    },
    answer: {
      headers: shapes.storedHeaders,
      body: {
        root: 'CompleteMultipartUploadResult',
        write: ({ Version, ...output }: Record<string, unknown>) => output,
      },
    },
  },
  handle(input, call) {
    const { env } = call;
    const bucket = getBucket(input, call);
    const upload = getUpload(env, bucket, input);
    checkWrite(input, current(findObject(env, bucket, input.Key)));
    const present = listUploadParts(env, bucket, upload);
    const parts = chosenParts(input.MultipartUpload.Parts, present);
    const bytes = Buffer.concat(parts.map(({ blob }) => env.blobs.read(blob)));
    const {
      uploadId,
      bucket: _,
      key,
      initiated,
      checksumAlgorithm,
      ...rest
    } = upload;
    const version: ObjectVersion = addVersion(env, bucket, key, {
      ...rest,
      blob: env.blobs.write(bytes),
      size: bytes.length,
      etag: multipartEtag(parts),
      ...assembledChecksums(upload, parts, bytes),
      partsCount: parts.length,
    });
    removeUpload(env, bucket, upload);
    return {
      Location: `http://${bucket.name}.s3.${bucket.region}.amazonaws.com/${key}`,
      Bucket: bucket.name,
      Key: key,
      ETag: version.etag,
      ...checksumOutput(version),
      ...version.encryption,
      VersionId: shownVersionId(version, bucket),
    };
  },
});

export const AbortMultipartUpload = operation({
  write: true,
  input: s.structure(ofUpload),
  http: {
    method: 'DELETE',
    uri: '/{Bucket}/{Key+}?uploadId',
    headers: shapes.ownerHeader,
    query: { UploadId: 'uploadId' },
    answer: { status: 204 },
  },
  handle(input, call) {
    const bucket = getBucket(input, call);
    removeUpload(call.env, bucket, getUpload(call.env, bucket, input));
  },
});

interface NamedPart extends Partial<Record<string, unknown>> {
  PartNumber: number;
  ETag: string;
}

/** Whether the part has the checksums that are named with it. */
function hasChecksums(part: UploadedPart, named: NamedPart): boolean {
  return Object.entries(part.checksums).every(([name, value]) =>
    [undefined, value].includes(named[`Checksum${name}`] as string | undefined),
  );
}

/** The parts named, in their order. Throws InvalidPart, InvalidPartOrder, EntityTooSmall. */
function chosenParts(
  named: NamedPart[],
  present: UploadedPart[],
): UploadedPart[] {
  const unquoted = (etag: string) => etag.replaceAll('"', '');
  return named.map((one, index) => {
    const { PartNumber, ETag } = one;
    if (index && named[index - 1].PartNumber >= PartNumber) {
      throw new AwsError(
        'InvalidPartOrder',
        'The list of parts was not in ascending order. Parts must be ordered by part number.',
      );
    }
    const part = present.find(({ number }) => number === PartNumber);
    if (
      !part ||
      unquoted(part.etag) !== unquoted(ETag) ||
      !hasChecksums(part, one)
    ) {
      throw new AwsError(
        'InvalidPart',
        "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
      );
    }
    if (index < named.length - 1 && part.size < minPartBytes) {
      throw new AwsError(
        'EntityTooSmall',
        'Your proposed upload is smaller than the minimum allowed size',
        400,
        { ProposedSize: String(part.size), PartNumber: String(PartNumber) },
      );
    }
    return part;
  });
}

function multipartEtag(parts: UploadedPart[]): string {
  const tags = parts.map(({ etag }) =>
    Buffer.from(etag.replaceAll('"', ''), 'hex'),
  );
  const hash = createHash('md5').update(Buffer.concat(tags));
  return `"${composite(hash.digest('hex'), parts)}"`;
}
