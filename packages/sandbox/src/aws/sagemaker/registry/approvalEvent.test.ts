import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  CreateApiDestinationCommand,
  CreateConnectionCommand,
  EventBridgeClient,
  PutRuleCommand,
  PutTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import {
  CreateModelPackageCommand,
  CreateModelPackageGroupCommand,
  SageMakerClient,
  UpdateModelPackageCommand,
  type ModelApprovalStatus,
} from '@aws-sdk/client-sagemaker';
import { startSandbox, type RunningSandbox } from '../../..';
import { allowRole } from '../../../__testUtils__/allowRole';
import { rootConfig } from '../../../__testUtils__/credentials';
import { eventually } from '../../cloudformation/__testUtils__/eventually';
import { hub } from '../../cloudformation/__testUtils__/TestAccount';

const trust = JSON.stringify({
  Statement: {
    Effect: 'Allow',
    Principal: { Service: 'events.amazonaws.com' },
    Action: 'sts:AssumeRole',
  },
});

describe('the approval of a model', () => {
  const received: Record<string, unknown>[] = [];
  let sandbox: RunningSandbox;
  let server: Server;
  let sagemaker: SageMakerClient;
  let events: EventBridgeClient;

  beforeAll(async () => {
    sandbox = await startSandbox({ speed: 1000 });
    const config = await rootConfig(sandbox.awsUrl);
    sagemaker = new SageMakerClient(config);
    events = new EventBridgeClient(config);
    server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) {
        chunks.push(chunk);
      }
      received.push(JSON.parse(Buffer.concat(chunks).toString()));
      response.end();
    });
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    await connect(config);
    for (const ModelPackageGroupName of ['churn', 'other']) {
      await sagemaker.send(
        new CreateModelPackageGroupCommand({ ModelPackageGroupName }),
      );
    }
  });

  afterAll(async () => {
    sagemaker.destroy();
    events.destroy();
    await sandbox.stop();
    server.close();
    server.closeAllConnections();
  });

  /** A rule for approvals in the group `churn`, as the golden path's product has it. */
  async function connect(config: Awaited<ReturnType<typeof rootConfig>>) {
    const iam = new IAMClient(config);
    const { Role } = await iam.send(
      new CreateRoleCommand({
        RoleName: 'sender',
        AssumeRolePolicyDocument: trust,
      }),
    );
    iam.destroy();
    await allowRole(
      sandbox.awsUrl,
      hub,
      'sender',
      'events:InvokeApiDestination',
    );
    const { ConnectionArn } = await events.send(
      new CreateConnectionCommand({
        Name: 'ci',
        AuthorizationType: 'API_KEY',
        AuthParameters: {
          ApiKeyAuthParameters: { ApiKeyName: 'x', ApiKeyValue: 'y' },
        },
      }),
    );
    const { port } = server.address() as AddressInfo;
    const { ApiDestinationArn } = await events.send(
      new CreateApiDestinationCommand({
        Name: 'ci',
        ConnectionArn,
        InvocationEndpoint: `http://127.0.0.1:${port}/trigger`,
        HttpMethod: 'POST',
      }),
    );
    await events.send(
      new PutRuleCommand({
        Name: 'approved',
        EventPattern: JSON.stringify({
          source: ['aws.sagemaker'],
          'detail-type': ['SageMaker Model Package State Change'],
          detail: {
            ModelPackageGroupName: ['churn'],
            ModelApprovalStatus: ['Approved'],
          },
        }),
      }),
    );
    await events.send(
      new PutTargetsCommand({
        Rule: 'approved',
        Targets: [{ Id: 'ci', Arn: ApiDestinationArn, RoleArn: Role?.Arn }],
      }),
    );
  }

  async function newVersion(ModelPackageGroupName: string) {
    const { ModelPackageArn } = await sagemaker.send(
      new CreateModelPackageCommand({
        ModelPackageGroupName,
        ModelPackageDescription: 'candidate',
      }),
    );
    return ModelPackageArn;
  }

  function review(
    ModelPackageArn: string | undefined,
    ModelApprovalStatus: ModelApprovalStatus,
  ) {
    return sagemaker.send(
      new UpdateModelPackageCommand({
        ModelPackageArn,
        ModelApprovalStatus,
        ApprovalDescription: 'reviewed',
      }),
    );
  }

  it('reaches the rule of its group, and only as what was decided', async () => {
    const [rejected, elsewhere, approved] = [
      await newVersion('churn'),
      await newVersion('other'),
      await newVersion('churn'),
    ];
    await review(rejected, 'Rejected');
    await review(elsewhere, 'Approved');
    await review(approved, 'Approved');
    const [event] = await eventually(
      async () => received,
      ({ length }) => length > 0,
    );
    expect(event).toMatchObject({
      source: 'aws.sagemaker',
      'detail-type': 'SageMaker Model Package State Change',
      account: hub,
      region: 'eu-west-1',
      resources: [approved],
      detail: {
        ModelPackageArn: approved,
        ModelPackageGroupName: 'churn',
        ModelPackageVersion: 2,
        ModelApprovalStatus: 'Approved',
        ModelPackageDescription: 'candidate',
        UpdatedModelPackageFields: [
          'ModelApprovalStatus',
          'ApprovalDescription',
        ],
      },
    });
    const arns = received.map(({ resources }) => resources);
    expect(arns.flat()).not.toContain(rejected);
    expect(arns.flat()).not.toContain(elsewhere);
  });
});
