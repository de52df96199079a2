import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  ListPartsCommand,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { Bucket, testBucket } from './__testUtils__/testBucket';

describe('S3 multipart uploads', () => {
  const bucket = testBucket();
  const { put, get } = bucket;

  it('puts parts together', async () => {
    const Key = 'large';
    const first = Buffer.alloc(5 * 1024 * 1024, 'a');
    const { UploadId } = await bucket.s3.send(
      new CreateMultipartUploadCommand({
        Bucket,
        Key,
        ContentType: 'application/x-tar',
        ChecksumAlgorithm: 'CRC32',
      }),
    );
    const part = (PartNumber: number, Body: Buffer | string) =>
      bucket.s3.send(
        new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body }),
      );
    const one = await part(1, first);
    await part(2, 'replaced');
    await put('to-copy', 'abcd');
    const copied = await bucket.s3.send(
      new UploadPartCopyCommand({
        Bucket,
        Key,
        UploadId,
        PartNumber: 2,
        CopySource: `${Bucket}/to-copy`,
        CopySourceRange: 'bytes=1-1',
      }),
    );
    const two = { ETag: copied.CopyPartResult?.ETag };
    const { Parts } = await bucket.s3.send(
      new ListPartsCommand({ Bucket, Key, UploadId }),
    );
    expect(Parts?.map(({ Size }) => Size)).toEqual([first.length, 1]);
    const complete = (etags: (string | undefined)[]) =>
      bucket.s3.send(
        new CompleteMultipartUploadCommand({
          Bucket,
          Key,
          UploadId,
          MultipartUpload: {
            Parts: etags.map((ETag, index) => ({
              ETag,
              PartNumber: index + 1,
            })),
          },
        }),
      );
    await expect(complete([one.ETag, one.ETag])).rejects.toMatchObject({
      name: 'InvalidPart',
    });
    const { ETag, ChecksumCRC32 } = await complete([one.ETag, two.ETag]);
    expect(ETag).toMatch(/^"[0-9a-f]{32}-2"$/);
    expect(ChecksumCRC32).toMatch(/-2$/);
    expect(await get(Key, { Range: 'bytes=-2' })).toMatchObject({
      text: 'ab',
      ContentType: 'application/x-tar',
    });
    await expect(complete([one.ETag])).rejects.toMatchObject({
      name: 'NoSuchUpload',
    });
  });

  it('refuses small parts and forgets aborted uploads', async () => {
    const Key = 'aborted';
    const { UploadId } = await bucket.s3.send(
      new CreateMultipartUploadCommand({ Bucket, Key }),
    );
    const upload = { Bucket, Key, UploadId };
    const parts = await Promise.all(
      [1, 2].map(async PartNumber => {
        const part = { ...upload, PartNumber, Body: 'small' };
        const { ETag } = await bucket.s3.send(new UploadPartCommand(part));
        return { PartNumber, ETag };
      }),
    );
    await expect(
      bucket.s3.send(
        new CompleteMultipartUploadCommand({
          ...upload,
          MultipartUpload: { Parts: parts },
        }),
      ),
    ).rejects.toMatchObject({ name: 'EntityTooSmall' });
    await bucket.s3.send(new AbortMultipartUploadCommand(upload));
    await expect(
      bucket.s3.send(new ListPartsCommand(upload)),
    ).rejects.toMatchObject({
      name: 'NoSuchUpload',
    });
  });
});
