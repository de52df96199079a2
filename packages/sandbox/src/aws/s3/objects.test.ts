import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectTaggingCommand,
  type ChecksumAlgorithm,
} from '@aws-sdk/client-s3';
import { Bucket, testBucket } from './__testUtils__/testBucket';

describe('S3 objects', () => {
  const bucket = testBucket();
  const { createBucket, put, get } = bucket;

  it('keeps an object with what it was given', async () => {
    const { ETag } = await put('a/b ü+%.txt', 'hello', {
      ContentType: 'text/plain',
      CacheControl: 'no-cache',
      Metadata: { team: 'forecasting' },
      Tagging: 'x=1&y=2%203',
    });
    expect(ETag).toBe('"5d41402abc4b2a76b9719d911017c592"');
    expect(await get('a/b ü+%.txt')).toMatchObject({
      text: 'hello',
      ETag,
      ContentLength: 5,
      ContentType: 'text/plain',
      CacheControl: 'no-cache',
      Metadata: { team: 'forecasting' },
      ServerSideEncryption: 'AES256',
      LastModified: expect.any(Date),
      TagCount: 2,
    });
    const { TagSet } = await bucket.s3.send(
      new GetObjectTaggingCommand({ Bucket, Key: 'a/b ü+%.txt' }),
    );
    expect(TagSet).toEqual([
      { Key: 'x', Value: '1' },
      { Key: 'y', Value: '2 3' },
    ]);
    const head = await bucket.s3.send(
      new HeadObjectCommand({ Bucket, Key: 'a/b ü+%.txt' }),
    );
    expect(head).toMatchObject({ ETag, ContentLength: 5 });
  });

  it('keeps any bytes, of streams too', async () => {
    const bytes = Buffer.from([...Array(256).keys()]);
    await put('stream', Readable.from([bytes, bytes]), {
      ContentLength: 512,
      ContentEncoding: 'gzip',
    });
    const { Body, ContentEncoding } = await bucket.s3.send(
      new GetObjectCommand({ Bucket, Key: 'stream' }),
    );
    const stored = await Body?.transformToByteArray();
    expect(Buffer.from(stored ?? [])).toEqual(Buffer.concat([bytes, bytes]));
    expect(ContentEncoding).toBe('gzip');
  });

  it.each<ChecksumAlgorithm>(['CRC32', 'CRC32C', 'SHA1', 'SHA256'])(
    'checks and gives back %s checksums',
    async ChecksumAlgorithm => {
      const member = `Checksum${ChecksumAlgorithm}` as const;
      const written = await put('sum', '123456789', { ChecksumAlgorithm });
      const read = await get('sum', { ChecksumMode: 'ENABLED' });
      expect(written).toHaveProperty(member, expect.any(String));
      expect(read).toMatchObject({ [member]: written[member as never] });
      await expect(
        put('sum', '123456789', { [member]: 'AAAAAA==' }),
      ).rejects.toMatchObject({ name: 'BadDigest' });
    },
  );

  it('knows the published check value of CRC-64/NVME', async () => {
    await put('nvme', '123456789', { ChecksumCRC64NVME: 'rosUhgp5mIg=' });
    const { ChecksumCRC64NVME } = await get('nvme', {
      ChecksumMode: 'ENABLED',
    });
    expect(ChecksumCRC64NVME).toBe('rosUhgp5mIg=');
  });

  it('gives ranges', async () => {
    await put('range', '0123456789');
    for (const [Range, text, ContentRange] of [
      ['bytes=2-4', '234', 'bytes 2-4/10'],
      ['bytes=7-', '789', 'bytes 7-9/10'],
      ['bytes=-3', '789', 'bytes 7-9/10'],
      ['bytes=8-99', '89', 'bytes 8-9/10'],
    ]) {
      expect(await get('range', { Range })).toMatchObject({
        text,
        ContentRange,
        $metadata: { httpStatusCode: 206 },
      });
    }
    await expect(get('range', { Range: 'bytes=10-' })).rejects.toMatchObject({
      name: 'InvalidRange',
      $metadata: { httpStatusCode: 416 },
    });
  });

  it('writes and reads only under the conditions asked for', async () => {
    const { ETag } = await put('once', 'first', { IfNoneMatch: '*' });
    await expect(put('once', 'x', { IfNoneMatch: '*' })).rejects.toMatchObject({
      name: 'PreconditionFailed',
      $metadata: { httpStatusCode: 412 },
    });
    await expect(put('once', 'x', { IfMatch: '"0"' })).rejects.toMatchObject({
      name: 'PreconditionFailed',
    });
    await expect(put('none', 'x', { IfMatch: ETag })).rejects.toMatchObject({
      name: 'NoSuchKey',
    });
    await put('once', 'second', { IfMatch: ETag });
    await expect(get('once', { IfMatch: ETag })).rejects.toMatchObject({
      name: 'PreconditionFailed',
    });
    const { ETag: now } = await get('once', { IfNoneMatch: ETag });
    await expect(get('once', { IfNoneMatch: now })).rejects.toMatchObject({
      $metadata: { httpStatusCode: 304 },
    });
    await expect(
      get('once', { IfModifiedSince: new Date() }),
    ).rejects.toMatchObject({ $metadata: { httpStatusCode: 304 } });
  });

  it('says which key it does not have', async () => {
    await expect(get('nowhere')).rejects.toMatchObject({
      name: 'NoSuchKey',
      message: 'The specified key does not exist.',
      Key: 'nowhere',
    });
    await expect(
      bucket.s3.send(new HeadObjectCommand({ Bucket, Key: 'nowhere' })),
    ).rejects.toMatchObject({ name: 'NotFound' });
    await expect(
      bucket.s3.send(
        new GetObjectCommand({ Bucket: 'no-such-bucket', Key: 'a' }),
      ),
    ).rejects.toMatchObject({ name: 'NoSuchBucket' });
  });

  it('copies', async () => {
    await put('from/ü', 'copied', { Metadata: { a: '1' }, Tagging: 't=1' });
    const CopySource = `${Bucket}/${encodeURIComponent('from/ü')}`;
    const copy = (Key: string, more = {}) =>
      bucket.s3.send(
        new CopyObjectCommand({ Bucket, Key, CopySource, ...more }),
      );
    const { CopyObjectResult } = await copy('to');
    expect(await get('to')).toMatchObject({
      text: 'copied',
      ETag: CopyObjectResult?.ETag,
      Metadata: { a: '1' },
      TagCount: 1,
    });
    await copy('to', { MetadataDirective: 'REPLACE', Metadata: { b: '2' } });
    expect((await get('to')).Metadata).toEqual({ b: '2' });
    await expect(copy('from/ü')).rejects.toMatchObject({
      name: 'InvalidRequest',
    });
    await expect(
      copy('to', { CopySourceIfNoneMatch: CopyObjectResult?.ETag }),
    ).rejects.toMatchObject({ name: 'PreconditionFailed' });
    await expect(
      copy('to', { CopySourceIfModifiedSince: new Date() }),
    ).rejects.toMatchObject({ name: 'PreconditionFailed' });
    await expect(
      copy('to', { ExpectedSourceBucketOwner: '999999999999' }),
    ).rejects.toMatchObject({ name: 'AccessDenied' });
    await expect(
      copy('to', { CopySource: `${Bucket}/%ZZ` }),
    ).rejects.toMatchObject({ name: 'InvalidArgument' });
  });

  it('deletes one, many, and what is not there', async () => {
    await Promise.all(['d/1', 'd/2', 'd/3'].map(key => put(key, key)));
    await bucket.s3.send(new DeleteObjectCommand({ Bucket, Key: 'd/1' }));
    await bucket.s3.send(new DeleteObjectCommand({ Bucket, Key: 'd/1' }));
    const { Deleted, Errors } = await bucket.s3.send(
      new DeleteObjectsCommand({
        Bucket,
        Delete: { Objects: ['d/2', 'd/3', 'd/4'].map(Key => ({ Key })) },
      }),
    );
    expect(Deleted?.map(({ Key }) => Key)).toEqual(['d/2', 'd/3', 'd/4']);
    expect(Errors ?? []).toEqual([]);
    const { KeyCount } = await bucket.s3.send(
      new ListObjectsV2Command({ Bucket, Prefix: 'd/' }),
    );
    expect(KeyCount).toBe(0);
  });

  it('keeps versions where the bucket does', async () => {
    const versioned = { Bucket: 'versioned-of-the-hub' };
    await createBucket(versioned.Bucket);
    await bucket.s3.send(
      new PutBucketVersioningCommand({
        ...versioned,
        VersioningConfiguration: { Status: 'Enabled' },
      }),
    );
    const first = await put('k', 'one', versioned);
    const second = await put('k', 'two', versioned);
    const { DeleteMarker, VersionId } = await bucket.s3.send(
      new DeleteObjectCommand({ ...versioned, Key: 'k' }),
    );
    expect(DeleteMarker).toBe(true);
    await expect(get('k', versioned)).rejects.toMatchObject({
      name: 'NoSuchKey',
    });
    const old = { ...versioned, VersionId: first.VersionId };
    expect((await get('k', old)).text).toBe('one');
    const { Versions, DeleteMarkers } = await bucket.s3.send(
      new ListObjectVersionsCommand(versioned),
    );
    expect(Versions?.map(one => one.VersionId)).toEqual([
      second.VersionId,
      first.VersionId,
    ]);
    expect(DeleteMarkers).toMatchObject([{ VersionId, IsLatest: true }]);
    await bucket.s3.send(
      new DeleteObjectCommand({ ...versioned, Key: 'k', VersionId }),
    );
    expect((await get('k', versioned)).text).toBe('two');
  });

  it('changes the tags of an object, at most ten', async () => {
    await put('tagged', 'x');
    const tag = (count: number) =>
      bucket.s3.send(
        new PutObjectTaggingCommand({
          Bucket,
          Key: 'tagged',
          Tagging: {
            TagSet: [...Array(count).keys()].map(n => ({
              Key: `k${n}`,
              Value: 'v',
            })),
          },
        }),
      );
    await tag(10);
    await expect(tag(11)).rejects.toMatchObject({ name: 'BadRequest' });
    expect((await get('tagged')).TagCount).toBe(10);
  });
});
