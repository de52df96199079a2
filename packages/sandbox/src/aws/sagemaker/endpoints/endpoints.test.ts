import {
  CreateBucketCommand,
  DeleteObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  CreateEndpointCommand,
  CreateEndpointConfigCommand,
  CreateModelCommand,
  DeleteEndpointCommand,
  DeleteEndpointConfigCommand,
  DeleteModelCommand,
  DescribeEndpointCommand,
  DescribeEndpointConfigCommand,
  DescribeModelCommand,
  ListEndpointConfigsCommand,
  ListEndpointsCommand,
  ListModelsCommand,
  UpdateEndpointCommand,
  waitUntilEndpointInService,
} from '@aws-sdk/client-sagemaker';
import { startSandbox, type RunningSandbox } from '../../..';
import { rootConfig } from '../../../__testUtils__/credentials';
import type { Sample } from '../../cloudformation/__testUtils__/conformance';
import { eventually } from '../../cloudformation/__testUtils__/eventually';
import { TestAccount } from '../../cloudformation/__testUtils__/TestAccount';
import { newExecutionRole } from '../__testUtils__/executionRole';
import { violations } from '../__testUtils__/violations';

const account = '201000000021';
const Bucket = 'ml-endpoints-test';
const Image = '141502667606.dkr.ecr.eu-west-1.amazonaws.com/xgboost:1';

describe('endpoints', () => {
  const samples: Sample[] = [];
  let sandbox: RunningSandbox;
  let caller: TestAccount;
  let sagemaker: TestAccount['sagemaker'];
  let s3: S3Client;
  let role: string;

  beforeAll(async () => {
    sandbox = await startSandbox({ speed: 1000 });
    caller = await TestAccount.root(sandbox.awsUrl, account, samples);
    ({ sagemaker } = caller);
    role = await newExecutionRole(caller);
    s3 = new S3Client(await rootConfig(sandbox.awsUrl, account));
    await s3.send(
      new CreateBucketCommand({
        Bucket,
        CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' },
      }),
    );
  });

  afterAll(async () => {
    s3.destroy();
    caller.destroy();
    await sandbox.stop();
  });

  /** A model with its data, and a configuration of one instance with it. */
  async function newConfig(name: string) {
    const Key = `${name}/model.tar.gz`;
    await s3.send(new PutObjectCommand({ Bucket, Key, Body: 'model' }));
    await sagemaker.send(
      new CreateModelCommand({
        ModelName: name,
        ExecutionRoleArn: role,
        PrimaryContainer: { Image, ModelDataUrl: `s3://${Bucket}/${Key}` },
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
    return Key;
  }

  const endpoint = (EndpointName: string) =>
    sagemaker.send(new DescribeEndpointCommand({ EndpointName }));

  it('come into service, change and go', async () => {
    await newConfig('one');
    await newConfig('two');
    await sagemaker.send(
      new CreateEndpointCommand({
        EndpointName: 'serve',
        EndpointConfigName: 'one',
      }),
    );
    const creating = await endpoint('serve');
    expect(['Creating', 'InService']).toContain(creating.EndpointStatus);
    const waited = await waitUntilEndpointInService(
      { client: sagemaker, maxWaitTime: 20, minDelay: 1, maxDelay: 1 },
      { EndpointName: 'serve' },
    );
    expect(waited.state).toBe('SUCCESS');
    expect(await endpoint('serve')).toMatchObject({
      EndpointConfigName: 'one',
      ProductionVariants: [{ VariantName: 'main', CurrentInstanceCount: 1 }],
    });
    await sagemaker.send(
      new UpdateEndpointCommand({
        EndpointName: 'serve',
        EndpointConfigName: 'two',
      }),
    );
    await eventually(
      () => endpoint('serve'),
      ({ EndpointStatus, EndpointConfigName }) =>
        EndpointStatus === 'InService' && EndpointConfigName === 'two',
    );
    await sagemaker.send(new DeleteEndpointCommand({ EndpointName: 'serve' }));
    await eventually(
      () => sagemaker.send(new ListEndpointsCommand({ NameContains: 'serve' })),
      ({ Endpoints }) => Endpoints?.length === 0,
    );
    await expect(endpoint('serve')).rejects.toMatchObject({
      name: 'ValidationException',
      message: `Could not find endpoint "arn:aws:sagemaker:eu-west-1:${account}:endpoint/serve".`,
    });
  });

  it("fail where the model's data is gone, and roll back an update that does", async () => {
    await newConfig('good');
    const Key = await newConfig('bad');
    await s3.send(new DeleteObjectCommand({ Bucket, Key }));
    await sagemaker.send(
      new CreateEndpointCommand({
        EndpointName: 'broken',
        EndpointConfigName: 'bad',
      }),
    );
    const failed = await eventually(
      () => endpoint('broken'),
      ({ EndpointStatus }) => EndpointStatus === 'Failed',
    );
    expect(failed.FailureReason).toContain(
      `Failed to download model data for container "container_1" from URL: "s3://${Bucket}/${Key}"`,
    );
    await sagemaker.send(
      new CreateEndpointCommand({
        EndpointName: 'steady',
        EndpointConfigName: 'good',
      }),
    );
    await eventually(
      () => endpoint('steady'),
      ({ EndpointStatus }) => EndpointStatus === 'InService',
    );
    await sagemaker.send(
      new UpdateEndpointCommand({
        EndpointName: 'steady',
        EndpointConfigName: 'bad',
      }),
    );
    const rolledBack = await eventually(
      () => endpoint('steady'),
      ({ EndpointStatus, FailureReason }) =>
        EndpointStatus === 'InService' && FailureReason !== undefined,
    );
    expect(rolledBack.EndpointConfigName).toBe('good');
  });

  it('cannot be updated while they change', async () => {
    await newConfig('busy');
    await setSpeed(1);
    const name = { EndpointName: 'busy', EndpointConfigName: 'busy' };
    await sagemaker.send(new CreateEndpointCommand(name));
    await expect(
      sagemaker.send(new UpdateEndpointCommand(name)),
    ).rejects.toMatchObject({
      message: `Cannot update in-progress endpoint "arn:aws:sagemaker:eu-west-1:${account}:endpoint/busy".`,
    });
    await expect(
      sagemaker.send(new CreateEndpointCommand(name)),
    ).rejects.toMatchObject({
      message: expect.stringContaining('Cannot create already existing'),
    });
    await setSpeed(1000);
  });

  it('need a configuration, and that a model, and that its data and role', async () => {
    const missing = 'Could not find';
    await expect(
      sagemaker.send(
        new CreateEndpointCommand({
          EndpointName: 'x',
          EndpointConfigName: 'none',
        }),
      ),
    ).rejects.toMatchObject({ message: expect.stringContaining(missing) });
    await expect(
      sagemaker.send(
        new CreateEndpointConfigCommand({
          EndpointConfigName: 'x',
          ProductionVariants: [
            {
              VariantName: 'main',
              ModelName: 'none',
              InstanceType: 'ml.m5.large',
            },
          ],
        }),
      ),
    ).rejects.toMatchObject({ message: expect.stringContaining(missing) });
    const create = (extra: object) =>
      sagemaker.send(
        new CreateModelCommand({
          ModelName: 'x',
          ExecutionRoleArn: role,
          PrimaryContainer: { Image },
          ...extra,
        }),
      );
    await expect(
      create({
        PrimaryContainer: { Image, ModelDataUrl: `s3://${Bucket}/none.tar.gz` },
      }),
    ).rejects.toMatchObject({
      message: `Could not find model data at s3://${Bucket}/none.tar.gz.`,
    });
    await expect(
      create({ ExecutionRoleArn: `${role}-none` }),
    ).rejects.toMatchObject({
      message: expect.stringContaining('Could not assume role'),
    });
    await expect(create({ Containers: [{ Image }] })).rejects.toMatchObject({
      message: expect.stringContaining('Exactly one of'),
    });
  });

  it('leave models and configurations to be listed and deleted', async () => {
    await newConfig('last');
    expect(
      await sagemaker.send(new DescribeModelCommand({ ModelName: 'last' })),
    ).toMatchObject({ ExecutionRoleArn: role, EnableNetworkIsolation: false });
    expect(
      await sagemaker.send(
        new DescribeEndpointConfigCommand({ EndpointConfigName: 'last' }),
      ),
    ).toMatchObject({ ProductionVariants: [{ InitialVariantWeight: 1 }] });
    const models = await sagemaker.send(
      new ListModelsCommand({ NameContains: 'LAST' }),
    );
    const configs = await sagemaker.send(
      new ListEndpointConfigsCommand({ NameContains: 'last' }),
    );
    expect([models.Models, configs.EndpointConfigs]).toMatchObject([
      [{ ModelName: 'last' }],
      [{ EndpointConfigName: 'last' }],
    ]);
    await sagemaker.send(
      new DeleteEndpointConfigCommand({ EndpointConfigName: 'last' }),
    );
    await sagemaker.send(new DeleteModelCommand({ ModelName: 'last' }));
    await expect(
      sagemaker.send(new DescribeModelCommand({ ModelName: 'last' })),
    ).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it("keeps to AWS's models", () => {
    expect(violations(samples)).toEqual([]);
  });

  async function setSpeed(speed: number) {
    await fetch(`${sandbox.awsUrl}/_sandbox/clock`, {
      method: 'POST',
      body: JSON.stringify({ speed }),
    });
  }
});
