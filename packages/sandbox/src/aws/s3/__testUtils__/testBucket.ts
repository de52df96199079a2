import {
  CreateBucketCommand,
  GetObjectCommand,
  PutObjectCommand,
  S3Client,
  type GetObjectCommandInput,
  type PutObjectCommandInput,
} from '@aws-sdk/client-s3';
import { startSandbox, type RunningSandbox } from '../../../startSandbox';
import { rootConfig } from '../../../__testUtils__/credentials';

export const Bucket = 'objects-of-the-hub';

/** A sandbox for the tests of a file, with a bucket in the hub. */
export function testBucket() {
  let sandbox: RunningSandbox;
  let s3: S3Client;

  const createBucket = (name: string) =>
    s3.send(
      new CreateBucketCommand({
        Bucket: name,
        CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' },
      }),
    );
  beforeAll(async () => {
    sandbox = await startSandbox();
    s3 = new S3Client(await rootConfig(sandbox.awsUrl));
    await createBucket(Bucket);
  });
  afterAll(async () => {
    s3.destroy();
    await sandbox.stop();
  });

  const put = (
    Key: string,
    Body: PutObjectCommandInput['Body'],
    more: Partial<PutObjectCommandInput> = {},
  ) => s3.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
  const get = async (
    Key: string,
    more: Partial<GetObjectCommandInput> = {},
  ) => {
    const answer = await s3.send(
      new GetObjectCommand({ Bucket, Key, ...more }),
    );
    return { ...answer, text: await answer.Body?.transformToString() };
  };

  return {
    createBucket,
    put,
    get,
    get s3() {
      return s3;
    },
  };
}
