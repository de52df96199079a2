import {
  CreateRoleCommand,
  IAMClient,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import {
  CreateKeyCommand,
  KMSClient,
  PutKeyPolicyCommand,
} from '@aws-sdk/client-kms';
import {
  CreateBucketCommand,
  GetObjectCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { clientConfig, rootOf } from '../../__testUtils__/credentials';
import { startSandbox, type RunningSandbox } from '../../startSandbox';

const hub = '100200300402';
const preprod = '201000000012';
const Bucket = 'ml-churn-models';
const Key = 'churn/model.tar.gz';
const reader = `arn:aws:iam::${preprod}:role/model-reader`;
const object = `arn:aws:s3:::${Bucket}/${Key}`;

const policy = (...Statement: object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement });
const allow = (Action: string, Resource: string, Principal?: object) => ({
  Effect: 'Allow',
  Action,
  Resource,
  Principal,
});
const ofHub = allow('kms:*', '*', { AWS: `arn:aws:iam::${hub}:root` });

/** A model in the hub, read from PreProd: four statements let it through, and each is needed. */
describe('reading a model of another account', () => {
  let sandbox: RunningSandbox;
  let s3OfHub: S3Client;
  let kms: KMSClient;
  let iam: IAMClient;
  let s3: S3Client;
  let keyArn: string;
  let KeyId: string;

  const put = (encryption: object) =>
    s3OfHub.send(
      new PutObjectCommand({ Bucket, Key, Body: 'a model', ...encryption }),
    );
  const get = () => s3.send(new GetObjectCommand({ Bucket, Key }));

  async function readerOfPreprod(root: ReturnType<typeof clientConfig>) {
    await iam.send(
      new CreateRoleCommand({
        RoleName: 'model-reader',
        AssumeRolePolicyDocument: policy({
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: { AWS: preprod },
        }),
      }),
    );
    const sts = new STSClient(root);
    const { Credentials } = await sts.send(
      new AssumeRoleCommand({ RoleArn: reader, RoleSessionName: 'test' }),
    );
    sts.destroy();
    return new S3Client(
      clientConfig(sandbox.awsUrl, {
        accessKeyId: Credentials?.AccessKeyId ?? '',
        secretAccessKey: Credentials?.SecretAccessKey ?? '',
        sessionToken: Credentials?.SessionToken,
      }),
    );
  }

  const letS3 = (lets: boolean) =>
    s3OfHub.send(
      new PutBucketPolicyCommand({
        Bucket,
        Policy: policy(
          allow('s3:GetObject', lets ? object : `${object}.old`, {
            AWS: reader,
          }),
        ),
      }),
    );
  const letKey = (lets: boolean) =>
    kms.send(
      new PutKeyPolicyCommand({
        KeyId,
        Policy: policy(
          ofHub,
          allow(lets ? 'kms:Decrypt' : 'kms:DescribeKey', '*', { AWS: reader }),
        ),
      }),
    );
  const letRole = (...services: string[]) =>
    iam.send(
      new PutRolePolicyCommand({
        RoleName: 'model-reader',
        PolicyName: 'read',
        PolicyDocument: policy(
          allow('sts:GetCallerIdentity', '*'),
          ...services.map(service =>
            service === 's3'
              ? allow('s3:GetObject', object)
              : allow('kms:Decrypt', keyArn),
          ),
        ),
      }),
    );

  beforeAll(async () => {
    sandbox = await startSandbox();
    const ofHubRoot = clientConfig(
      sandbox.awsUrl,
      await rootOf(sandbox.awsUrl, hub),
    );
    const ofPreprodRoot = clientConfig(
      sandbox.awsUrl,
      await rootOf(sandbox.awsUrl, preprod),
    );
    s3OfHub = new S3Client(ofHubRoot);
    kms = new KMSClient(ofHubRoot);
    iam = new IAMClient(ofPreprodRoot);
    await s3OfHub.send(
      new CreateBucketCommand({
        Bucket,
        CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' },
      }),
    );
    const { KeyMetadata } = await kms.send(
      new CreateKeyCommand({ Policy: policy(ofHub) }),
    );
    keyArn = KeyMetadata?.Arn ?? '';
    KeyId = KeyMetadata?.KeyId ?? '';
    await put({ ServerSideEncryption: 'aws:kms', SSEKMSKeyId: keyArn });
    s3 = await readerOfPreprod(ofPreprodRoot);
  });
  beforeEach(() =>
    Promise.all([letS3(true), letKey(true), letRole('s3', 'kms')]),
  );
  afterAll(async () => {
    [s3OfHub, kms, iam, s3].forEach(client => client.destroy());
    await sandbox.stop();
  });

  it('works where both accounts allow both actions', async () => {
    const { Body } = await get();
    expect(await Body?.transformToString()).toBe('a model');
  });

  const denied = (action: string, resource: string, reason: string) => ({
    name: 'AccessDenied',
    message: `User: arn:aws:sts::${preprod}:assumed-role/model-reader/test is not authorized to perform: ${action} on resource: ${resource} ${reason}`,
    $metadata: { httpStatusCode: 403 },
  });

  it('is denied without the bucket’s policy', async () => {
    await letS3(false);
    await expect(get()).rejects.toMatchObject(
      denied(
        's3:GetObject',
        `"${object}"`,
        'because no resource-based policy allows the s3:GetObject action',
      ),
    );
  });

  it('is denied without the key’s policy', async () => {
    await letKey(false);
    await expect(get()).rejects.toMatchObject(
      denied(
        'kms:Decrypt',
        keyArn,
        'because no resource-based policy allows the kms:Decrypt action',
      ),
    );
  });

  it('is denied without the role’s permission for the object', async () => {
    await letRole('kms');
    await expect(get()).rejects.toMatchObject(
      denied(
        's3:GetObject',
        `"${object}"`,
        'because no identity-based policy allows the s3:GetObject action',
      ),
    );
  });

  it('is denied without the role’s permission for the key', async () => {
    await letRole('s3');
    await expect(get()).rejects.toMatchObject(
      denied(
        'kms:Decrypt',
        keyArn,
        'because no identity-based policy allows the kms:Decrypt action',
      ),
    );
  });

  it('is denied under a key that AWS manages: its policy lets no other account in', async () => {
    await put({ ServerSideEncryption: 'aws:kms' });
    await expect(get()).rejects.toThrow('kms:Decrypt');
    await put({ ServerSideEncryption: 'aws:kms', SSEKMSKeyId: keyArn });
  });
});
