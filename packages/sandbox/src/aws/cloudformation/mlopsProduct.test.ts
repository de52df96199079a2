import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import {
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import {
  DescribeConnectionCommand,
  EventBridgeClient,
  ListTargetsByRuleCommand,
} from '@aws-sdk/client-eventbridge';
import { CreateOpenIDConnectProviderCommand } from '@aws-sdk/client-iam';
import {
  DescribeKeyCommand,
  GetKeyRotationStatusCommand,
  KMSClient,
} from '@aws-sdk/client-kms';
import {
  CreateBucketCommand,
  GetBucketEncryptionCommand,
  GetBucketVersioningCommand,
  HeadBucketCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { GetModelPackageGroupPolicyCommand } from '@aws-sdk/client-sagemaker';
import { startSandbox, type RunningSandbox } from '../..';
import {
  clientConfig,
  rootOf,
  type TestCredentials,
} from '../../__testUtils__/credentials';
import { eventually } from './__testUtils__/eventually';
import { hub, spoke, TestAccount } from './__testUtils__/TestAccount';

const sandboxFolder = dirname(require.resolve('../../../package.json'));
const TemplateBody = readFileSync(
  resolve(
    sandboxFolder,
    '../../templates/products/mlops-train-deploy/product.yaml',
  ),
  'utf8',
);

const Bucket = `ml-churn-${hub}-eu-west-1`;

describe('the product MLOps train and deploy', () => {
  let sandbox: RunningSandbox;
  let account: TestAccount;
  let root: TestCredentials;

  beforeAll(async () => {
    sandbox = await startSandbox({ speed: 1000 });
    root = await rootOf(sandbox.awsUrl, hub);
    account = TestAccount.of(sandbox.awsUrl, root);
    await account.iam.send(
      new CreateOpenIDConnectProviderCommand({
        Url: 'http://localhost:1',
        ClientIDList: ['http://localhost:1'],
      }),
    );
  });
  afterAll(async () => {
    account.destroy();
    await sandbox.stop();
  });

  const create = (StackName: string, name: string, more = {}) =>
    account.cloudformation.send(
      new CreateStackCommand({
        StackName,
        TemplateBody,
        Capabilities: ['CAPABILITY_NAMED_IAM'],
        Parameters: Object.entries({
          SageMakerProjectName: name,
          SageMakerProjectId: 'p-abc',
          MlProject: 'demand-forecast',
          Owner: 'group:default/forecasting',
          CostCenter: 'CC-1001',
          DevAccountId: spoke,
          PreProdAccountId: '201000000012',
          ProdAccountId: '201000000013',
          CodeHostUrl: 'http://localhost:1',
          RepositoryPath: 'forecasting/churn',
          OidcProviderArn: `arn:aws:iam::${hub}:oidc-provider/localhost:1`,
          CiTriggerToken: 'glptt-the-secret',
          ...more,
        }).map(([ParameterKey, ParameterValue]) => ({
          ParameterKey,
          ParameterValue,
        })),
      }),
    );
  const settled = async (StackName: string | undefined) => {
    const { Stacks } = await eventually(
      () =>
        account.cloudformation.send(new DescribeStacksCommand({ StackName })),
      found => !found.Stacks?.[0].StackStatus?.endsWith('_IN_PROGRESS'),
    );
    return Stacks?.[0];
  };
  const reasons = async (StackName: string | undefined) => {
    const { StackEvents } = await account.cloudformation.send(
      new DescribeStackEventsCommand({ StackName }),
    );
    return StackEvents?.flatMap(
      one =>
        `${one.LogicalResourceId} ${one.ResourceStatus} ${one.ResourceStatusReason}`,
    );
  };

  it('is built with all its resources, and taken down but for what holds data', async () => {
    const { StackId } = await create('churn', 'churn');
    const stack = await settled(StackId);
    expect([stack?.StackStatus, await reasons(StackId)]).toEqual([
      'CREATE_COMPLETE',
      expect.anything(),
    ]);
    const outputs = new Map(
      stack?.Outputs?.map(one => [one.OutputKey, one.OutputValue]),
    );
    expect(outputs.get('ArtifactBucketName')).toBe(Bucket);
    expect(outputs.get('CiRoleArn')).toBe(
      `arn:aws:iam::${hub}:role/atelier/ci/churn-ci-eu-west-1`,
    );
    expect(JSON.stringify(stack)).not.toContain('glptt-the-secret');

    const config = clientConfig(sandbox.awsUrl, root);
    const s3 = new S3Client(config);
    const kms = new KMSClient(config);
    const events = new EventBridgeClient(config);
    const KeyId = outputs.get('KmsKeyArn');
    expect(
      await s3.send(new GetBucketVersioningCommand({ Bucket })),
    ).toMatchObject({ Status: 'Enabled' });
    const { ServerSideEncryptionConfiguration: encryption } = await s3.send(
      new GetBucketEncryptionCommand({ Bucket }),
    );
    expect(encryption?.Rules).toMatchObject([
      {
        ApplyServerSideEncryptionByDefault: { KMSMasterKeyID: KeyId },
        BucketKeyEnabled: true,
      },
    ]);
    expect(
      await kms.send(new GetKeyRotationStatusCommand({ KeyId })),
    ).toMatchObject({ KeyRotationEnabled: true });
    const written = await s3.send(
      new PutObjectCommand({ Bucket, Key: 'churn/code/a', Body: 'a' }),
    );
    expect(written).toMatchObject({
      ServerSideEncryption: 'aws:kms',
      SSEKMSKeyId: KeyId,
    });
    await expect(
      s3.send(
        new PutObjectCommand({
          Bucket,
          Key: 'churn/code/b',
          Body: 'b',
          ServerSideEncryption: 'AES256',
        }),
      ),
    ).rejects.toMatchObject({ name: 'AccessDenied' });
    const { ResourcePolicy } = await account.sagemaker.send(
      new GetModelPackageGroupPolicyCommand({ ModelPackageGroupName: 'churn' }),
    );
    expect(JSON.parse(ResourcePolicy ?? '').Statement).toHaveLength(3);
    const { Targets } = await events.send(
      new ListTargetsByRuleCommand({ Rule: 'churn-model-approved' }),
    );
    const queue = outputs.get('LostApprovalsUrl')?.split('/').pop();
    expect(Targets).toMatchObject([
      {
        Id: 'ci',
        DeadLetterConfig: { Arn: `arn:aws:sqs:eu-west-1:${hub}:${queue}` },
      },
    ]);

    await account.cloudformation.send(
      new DeleteStackCommand({ StackName: 'churn' }),
    );
    const gone = await settled(StackId);
    expect([gone?.StackStatus, await reasons(StackId)]).toEqual([
      'DELETE_COMPLETE',
      expect.anything(),
    ]);
    await s3.send(new HeadBucketCommand({ Bucket }));
    const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId }));
    expect(KeyMetadata?.KeyState).toBe('Enabled');
    await expect(
      events.send(new DescribeConnectionCommand({ Name: 'churn-ci' })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    [s3, kms, events].forEach(client => client.destroy());
  });

  it('leaves nothing behind where its making fails', async () => {
    const config = clientConfig(sandbox.awsUrl, root);
    const s3 = new S3Client(config);
    const kms = new KMSClient(config);
    await s3.send(
      new CreateBucketCommand({
        Bucket: `ml-taken-${hub}-eu-west-1`,
        CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' },
      }),
    );
    const { StackId } = await create('taken', 'taken');
    expect((await settled(StackId))?.StackStatus).toBe('ROLLBACK_COMPLETE');
    expect(await reasons(StackId)).toContainEqual(
      expect.stringMatching(/^ArtifactBucket CREATE_FAILED .*AlreadyExists\)$/),
    );
    const { StackResources = [] } = await account.cloudformation.send(
      new DescribeStackResourcesCommand({ StackName: StackId }),
    );
    const key = StackResources.find(one => one.LogicalResourceId === 'Key');
    const { KeyMetadata } = await kms.send(
      new DescribeKeyCommand({ KeyId: key?.PhysicalResourceId }),
    );
    expect(KeyMetadata?.KeyState).toBe('PendingDeletion');
    await expect(
      kms.send(new DescribeKeyCommand({ KeyId: 'alias/atelier/taken' })),
    ).rejects.toMatchObject({ name: 'NotFoundException' });
    s3.destroy();
    kms.destroy();
  });
});
