import {
  CreateRoleCommand,
  IAMClient,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import {
  CreateKeyCommand,
  DecryptCommand,
  EncryptCommand,
  KMSClient,
} from '@aws-sdk/client-kms';
import {
  CreateBucketCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { clientConfig, rootConfig } from '../../__testUtils__/credentials';
import { startSandbox, type RunningSandbox } from '../../startSandbox';

const hub = '100200300402';
const Bucket = 'ml-data-of-a-role';
const RoleName = 'data';
const session = `arn:aws:sts::${hub}:assumed-role/${RoleName}/test`;
const policy = (Statement: object | object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement });

describe('data of a role', () => {
  let sandbox: RunningSandbox;
  let root: ReturnType<typeof clientConfig>;
  let role: ReturnType<typeof clientConfig>;
  let s3: S3Client;
  let kms: KMSClient;
  let ofRoot: KMSClient;
  let own: string;
  let other: string;

  const encrypted = async (KeyId: string) => {
    const Plaintext = Buffer.from('text');
    const answer = await ofRoot.send(new EncryptCommand({ KeyId, Plaintext }));
    return answer.CiphertextBlob;
  };
  const newKey = async () => {
    const { KeyMetadata } = await ofRoot.send(new CreateKeyCommand({}));
    return KeyMetadata?.Arn ?? '';
  };

  beforeAll(async () => {
    sandbox = await startSandbox();
    root = await rootConfig(sandbox.awsUrl);
    ofRoot = new KMSClient(root);
    [own, other] = [await newKey(), await newKey()];
    const buckets = new S3Client(root);
    await buckets.send(
      new CreateBucketCommand({
        Bucket,
        CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' },
      }),
    );
    for (const Key of ['mine/a', 'theirs/b']) {
      await buckets.send(new PutObjectCommand({ Bucket, Key, Body: 'text' }));
    }
    buckets.destroy();
    const iam = new IAMClient(root);
    await iam.send(
      new CreateRoleCommand({
        RoleName,
        AssumeRolePolicyDocument: policy({
          Effect: 'Allow',
          Principal: { AWS: hub },
          Action: 'sts:AssumeRole',
        }),
      }),
    );
    await iam.send(
      new PutRolePolicyCommand({
        RoleName,
        PolicyName: 'own',
        PolicyDocument: policy([
          {
            Effect: 'Allow',
            Action: ['s3:GetObject', 's3:DeleteObject'],
            Resource: `arn:aws:s3:::${Bucket}/mine/*`,
          },
          { Effect: 'Allow', Action: 'kms:Decrypt', Resource: own },
        ]),
      }),
    );
    iam.destroy();
    const sts = new STSClient(root);
    const { Credentials } = await sts.send(
      new AssumeRoleCommand({
        RoleArn: `arn:aws:iam::${hub}:role/${RoleName}`,
        RoleSessionName: 'test',
      }),
    );
    sts.destroy();
    role = clientConfig(sandbox.awsUrl, {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken,
    });
    s3 = new S3Client(role);
    kms = new KMSClient(role);
  });
  afterAll(async () => {
    [s3, kms, ofRoot].forEach(client => client.destroy());
    await sandbox.stop();
  });

  it('is found missing only by who may list the bucket', async () => {
    await expect(
      s3.send(new GetObjectCommand({ Bucket, Key: 'mine/none' })),
    ).rejects.toMatchObject({
      name: 'AccessDenied',
      message: `User: ${session} is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::${Bucket}" because no identity-based policy allows the s3:ListBucket action`,
    });
    await expect(
      new S3Client(root).send(
        new GetObjectCommand({ Bucket, Key: 'mine/none' }),
      ),
    ).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('is deleted key by key: one that is denied keeps no other', async () => {
    const { Deleted, Errors } = await s3.send(
      new DeleteObjectsCommand({
        Bucket,
        Delete: { Objects: [{ Key: 'mine/a' }, { Key: 'theirs/b' }] },
      }),
    );
    expect(Deleted).toMatchObject([{ Key: 'mine/a' }]);
    expect(Errors).toMatchObject([
      {
        Key: 'theirs/b',
        Code: 'AccessDenied',
        Message: expect.stringContaining(
          'because no identity-based policy allows the s3:DeleteObject action',
        ),
      },
    ]);
  });

  it('is decrypted with the key that the blob was encrypted with', async () => {
    const mine = await kms.send(
      new DecryptCommand({ CiphertextBlob: await encrypted(own) }),
    );
    expect(Buffer.from(mine.Plaintext ?? []).toString()).toBe('text');
    const CiphertextBlob = await encrypted(other);
    for (const KeyId of [undefined, own]) {
      await expect(
        kms.send(new DecryptCommand({ CiphertextBlob, KeyId })),
      ).rejects.toMatchObject({
        name: 'AccessDeniedException',
        message: expect.stringContaining(`on resource: ${other}`),
      });
    }
  });
});
