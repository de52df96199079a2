import {
  CreateKeyCommand,
  KMSClient,
  PutKeyPolicyCommand,
} from '@aws-sdk/client-kms';
import {
  CreateBucketCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  CreateEndpointCommand,
  CreateEndpointConfigCommand,
  CreateModelCommand,
  CreateModelPackageCommand,
  CreateModelPackageGroupCommand,
  DeleteModelPackageGroupPolicyCommand,
  DescribeEndpointCommand,
  PutModelPackageGroupPolicyCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { callJson } from '../../__testUtils__/callJson';
import {
  rootConfig,
  rootOf,
  type TestCredentials,
} from '../../__testUtils__/credentials';
import { startSandbox, type RunningSandbox } from '../../startSandbox';
import { eventually } from '../cloudformation/__testUtils__/eventually';
import { hub } from '../cloudformation/__testUtils__/TestAccount';

const preprod = '201000000012';
const role = `arn:aws:iam::${preprod}:role/atelier/mlops-endpoint`;
const Bucket = 'ml-churn-of-the-hub';
const Key = 'churn/executions/1/model.tar.gz';
const ModelPackageGroupName = 'churn';
const group = `arn:aws:sagemaker:eu-west-1:${hub}:model-package-group/churn`;
const version = `arn:aws:sagemaker:eu-west-1:${hub}:model-package/churn/1`;
const repositoryName = 'churn';

const policy = (...Statement: object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement });
const allow = (Action: string | string[], AWS: string, Resource?: string) => ({
  Effect: 'Allow',
  Principal: { AWS },
  Action,
  Resource,
});

/** PreProd serves a model of the hub: four grants let it, and each is needed. */
describe('a model of the hub in PreProd', () => {
  let sandbox: RunningSandbox;
  let hubRoot: TestCredentials;
  let s3: S3Client;
  let kms: KMSClient;
  let registry: SageMakerClient;
  let sagemaker: SageMakerClient;
  let keyArn: string;

  const ecr = (operation: string, input: object) =>
    callJson(
      sandbox.awsUrl,
      hubRoot,
      `AmazonEC2ContainerRegistry_V20150921.${operation}`,
      input,
    );
  const putModel = (SSEKMSKeyId?: string) =>
    s3.send(
      new PutObjectCommand({
        Bucket,
        Key,
        Body: 'model',
        ServerSideEncryption: 'aws:kms',
        SSEKMSKeyId,
      }),
    );

  const grants = {
    group: () =>
      registry.send(
        new PutModelPackageGroupPolicyCommand({
          ModelPackageGroupName,
          ResourcePolicy: policy(
            allow('sagemaker:CreateModel', preprod, version),
          ),
        }),
      ),
    bucket: (to = role) =>
      s3.send(
        new PutBucketPolicyCommand({
          Bucket,
          Policy: policy(
            allow('s3:GetObject', to, `arn:aws:s3:::${Bucket}/churn/*`),
          ),
        }),
      ),
    key: (to = role) =>
      kms.send(
        new PutKeyPolicyCommand({
          KeyId: keyArn,
          Policy: policy(
            allow('kms:*', `arn:aws:iam::${hub}:root`, '*'),
            allow('kms:Decrypt', to, '*'),
          ),
        }),
      ),
    repository: () =>
      ecr('SetRepositoryPolicy', {
        repositoryName,
        policyText: policy(
          allow(
            [
              'ecr:BatchCheckLayerAvailability',
              'ecr:BatchGetImage',
              'ecr:GetDownloadUrlForLayer',
            ],
            role,
          ),
        ),
      }),
  };

  let deployments = 0;

  /** Deploys the version under a new name; gives how the endpoint ends. */
  async function deploy() {
    deployments += 1;
    const name = `churn-${deployments}`;
    await sagemaker.send(
      new CreateModelCommand({
        ModelName: name,
        ExecutionRoleArn: role,
        PrimaryContainer: { ModelPackageName: version },
      }),
    );
    await sagemaker.send(
      new CreateEndpointConfigCommand({
        EndpointConfigName: name,
        ProductionVariants: [
          {
            VariantName: 'main',
            ModelName: name,
            InstanceType: 'ml.m5.large',
            InitialInstanceCount: 1,
          },
        ],
      }),
    );
    await sagemaker.send(
      new CreateEndpointCommand({
        EndpointName: name,
        EndpointConfigName: name,
      }),
    );
    return eventually(
      () => sagemaker.send(new DescribeEndpointCommand({ EndpointName: name })),
      ({ EndpointStatus }) => EndpointStatus !== 'Creating',
    );
  }

  beforeAll(async () => {
    sandbox = await startSandbox({ speed: 1000 });
    hubRoot = await rootOf(sandbox.awsUrl, hub);
    const config = await rootConfig(sandbox.awsUrl);
    s3 = new S3Client(config);
    kms = new KMSClient(config);
    registry = new SageMakerClient(config);
    sagemaker = new SageMakerClient(await rootConfig(sandbox.awsUrl, preprod));
    await s3.send(
      new CreateBucketCommand({
        Bucket,
        CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' },
      }),
    );
    const { KeyMetadata } = await kms.send(new CreateKeyCommand({}));
    keyArn = KeyMetadata?.Arn ?? '';
    await putModel(keyArn);
    await ecr('CreateRepository', { repositoryName });
    await ecr('PutImage', {
      repositoryName,
      imageManifest: '{"schemaVersion":2}',
      imageTag: '1',
    });
    await registry.send(
      new CreateModelPackageGroupCommand({ ModelPackageGroupName }),
    );
    await registry.send(
      new CreateModelPackageCommand({
        ModelPackageGroupName,
        ModelApprovalStatus: 'Approved',
        InferenceSpecification: {
          Containers: [
            {
              Image: `${hub}.dkr.ecr.eu-west-1.amazonaws.com/churn:1`,
              ModelDataUrl: `s3://${Bucket}/${Key}`,
            },
          ],
          SupportedContentTypes: ['text/csv'],
          SupportedResponseMIMETypes: ['text/csv'],
        },
      }),
    );
  });
  beforeEach(() =>
    Promise.all([
      grants.group(),
      grants.bucket(),
      grants.key(),
      grants.repository(),
    ]),
  );
  afterAll(async () => {
    [s3, kms, registry, sagemaker].forEach(client => client.destroy());
    await sandbox.stop();
  });

  it('comes into service with all four grants', async () => {
    expect(await deploy()).toMatchObject({ EndpointStatus: 'InService' });
  });

  it('is denied without the policy of the model package group', async () => {
    await registry.send(
      new DeleteModelPackageGroupPolicyCommand({ ModelPackageGroupName }),
    );
    await expect(deploy()).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: `User: arn:aws:iam::${preprod}:root is not authorized to perform: sagemaker:CreateModel on resource: ${version} because no resource-based policy allows the sagemaker:CreateModel action`,
    });
  });

  it('is denied where the group’s policy names the group alone', async () => {
    await registry.send(
      new PutModelPackageGroupPolicyCommand({
        ModelPackageGroupName,
        ResourcePolicy: policy(allow('sagemaker:CreateModel', preprod, group)),
      }),
    );
    await expect(deploy()).rejects.toThrow('no resource-based policy allows');
  });

  const noAccess = {
    name: 'ValidationException',
    message: expect.stringContaining(
      `Could not access model data at s3://${Bucket}/${Key}. Please ensure that the role "${role}" exists`,
    ),
  };
  const another = `arn:aws:iam::${preprod}:role/atelier/data-scientist`;

  it('is denied without the bucket’s policy', async () => {
    await grants.bucket(another);
    await expect(deploy()).rejects.toMatchObject(noAccess);
  });

  it('is denied without the key’s policy', async () => {
    await grants.key(another);
    await expect(deploy()).rejects.toMatchObject(noAccess);
  });

  it('is denied under a key that AWS manages', async () => {
    await putModel();
    await expect(deploy()).rejects.toMatchObject(noAccess);
    await putModel(keyArn);
  });

  it('does not serve without the repository’s policy', async () => {
    await ecr('DeleteRepositoryPolicy', { repositoryName });
    expect(await deploy()).toMatchObject({
      EndpointStatus: 'Failed',
      FailureReason: `The role '${role}' does not have BatchGetImage permission for the image: '${hub}.dkr.ecr.eu-west-1.amazonaws.com/churn:1'.`,
    });
  });
});
