import {
  AttachRolePolicyCommand,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  DeleteRolePermissionsBoundaryCommand,
  DetachRolePolicyCommand,
  IAMClient,
  PutRolePermissionsBoundaryCommand,
  PutRolePolicyCommand,
  SetDefaultPolicyVersionCommand,
  UpdateAssumeRolePolicyCommand,
} from '@aws-sdk/client-iam';
import {
  CloudFormationClient,
  CreateStackCommand,
} from '@aws-sdk/client-cloudformation';
import {
  EventBridgeClient,
  PutTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import {
  CreatePipelineCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import {
  assume,
  assumeInside,
  clientConfig,
  rootOf,
  type TestCredentials,
} from '../../__testUtils__/credentials';
import { startSandbox, type RunningSandbox } from '../../startSandbox';

const hub = '100200300402';
const dev = '201000000011';
const management = '100200300401';
const boundary = `arn:aws:iam::${hub}:policy/AtelierBoundary`;
const all = JSON.stringify({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: '*', Resource: '*' },
});
const trust = (principal: object) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: principal,
      Action: 'sts:AssumeRole',
    },
  });

/** What Atelier's roles must never be able to do, tried with the policies of `deploy/aws`. */
describe('escalation', () => {
  let sandbox: RunningSandbox;
  let rootIam: IAMClient;
  const clients: { destroy(): void }[] = [];

  const opened = <C extends { destroy(): void }>(client: C): C => {
    clients.push(client);
    return client;
  };
  const config = (credentials: TestCredentials) =>
    clientConfig(sandbox.awsUrl, credentials);
  const iam = (credentials: TestCredentials) =>
    opened(new IAMClient(config(credentials)));

  /** The launch role; its trust in Service Catalog alone is lifted for the test. */
  async function launchRole(): Promise<TestCredentials> {
    const RoleName = 'AtelierLaunchMlops';
    await rootIam.send(
      new UpdateAssumeRolePolicyCommand({
        RoleName,
        PolicyDocument: trust({ AWS: hub }),
      }),
    );
    const sts = opened(
      new STSClient(config(await rootOf(sandbox.awsUrl, hub))),
    );
    const { Credentials } = await sts.send(
      new AssumeRoleCommand({
        RoleArn: `arn:aws:iam::${hub}:role/${RoleName}`,
        RoleSessionName: 'servicecatalog',
      }),
    );
    return {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken,
    };
  }

  /** As one who may be the role: the portal, or else someone of its account. */
  const credentialsOf = (role: string, account: string) =>
    (['AtelierProvisioner', 'AtelierReader'].includes(role)
      ? assume
      : assumeInside)(sandbox.awsUrl, account, role);

  const ci = {
    RoleName: 'churn-ci',
    Path: '/atelier/ci/',
    AssumeRolePolicyDocument: trust({ AWS: hub }),
    PermissionsBoundary: boundary,
  };
  const denied = { name: 'AccessDenied' };

  beforeAll(async () => {
    sandbox = await startSandbox();
    rootIam = iam(await rootOf(sandbox.awsUrl, hub));
    await rootIam.send(
      new CreateRoleCommand({
        RoleName: 'Admin',
        AssumeRolePolicyDocument: trust({ Service: 'events.amazonaws.com' }),
      }),
    );
    await rootIam.send(
      new CreateRoleCommand({
        RoleName: 'OrganizationAdmin',
        AssumeRolePolicyDocument: trust({ AWS: [hub, dev, management] }),
      }),
    );
  });
  afterAll(async () => {
    clients.forEach(client => client.destroy());
    await sandbox.stop();
  });

  it('the launch role makes a role below its paths with the boundary', async () => {
    const role = iam(await launchRole());
    await expect(role.send(new CreateRoleCommand(ci))).resolves.toBeDefined();
    await expect(
      role.send(
        new PutRolePolicyCommand({
          RoleName: ci.RoleName,
          PolicyName: 'all',
          PolicyDocument: all,
        }),
      ),
    ).resolves.toBeDefined();
  });

  it.each<[string, (role: IAMClient) => Promise<unknown>]>([
    [
      'a role outside its paths',
      role =>
        role.send(
          new CreateRoleCommand({ ...ci, RoleName: 'outside', Path: '/' }),
        ),
    ],
    [
      'a role without a boundary',
      role =>
        role.send(
          new CreateRoleCommand({
            ...ci,
            RoleName: 'unbounded',
            PermissionsBoundary: undefined,
          }),
        ),
    ],
    [
      'a role with another boundary',
      role =>
        role.send(
          new CreateRoleCommand({
            ...ci,
            RoleName: 'elsewhere',
            PermissionsBoundary: `arn:aws:iam::${hub}:policy/AtelierPortal`,
          }),
        ),
    ],
    [
      'the end of a role’s boundary',
      role =>
        role.send(
          new DeleteRolePermissionsBoundaryCommand({ RoleName: ci.RoleName }),
        ),
    ],
    [
      'another boundary of a role',
      role =>
        role.send(
          new PutRolePermissionsBoundaryCommand({
            RoleName: ci.RoleName,
            PermissionsBoundary: `arn:aws:iam::${hub}:policy/AtelierPortal`,
          }),
        ),
    ],
    [
      'a new version of the boundary',
      role =>
        role.send(
          new CreatePolicyVersionCommand({
            PolicyArn: boundary,
            PolicyDocument: all,
            SetAsDefault: true,
          }),
        ),
    ],
    [
      'a managed policy on a role of its own making',
      role =>
        role.send(
          new AttachRolePolicyCommand({
            RoleName: ci.RoleName,
            PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess',
          }),
        ),
    ],
    [
      'a policy on itself',
      role =>
        role.send(
          new PutRolePolicyCommand({
            RoleName: 'AtelierLaunchMlops',
            PolicyName: 'all',
            PolicyDocument: all,
          }),
        ),
    ],
    [
      'trust in itself of another role',
      role =>
        role.send(
          new UpdateAssumeRolePolicyCommand({
            RoleName: 'Admin',
            PolicyDocument: trust({ AWS: hub }),
          }),
        ),
    ],
  ])('the launch role is denied %s', async (_what, attempt) => {
    await expect(attempt(iam(await launchRole()))).rejects.toMatchObject(
      denied,
    );
  });

  it('the launch role passes no role but its own to a rule', async () => {
    const events = opened(new EventBridgeClient(config(await launchRole())));
    await expect(
      events.send(
        new PutTargetsCommand({
          Rule: 'churn-model-approved',
          Targets: [
            {
              Id: 'ci',
              Arn: `arn:aws:events:eu-west-1:${hub}:api-destination/a/b`,
              RoleArn: `arn:aws:iam::${hub}:role/Admin`,
            },
          ],
        }),
      ),
    ).rejects.toThrow('not authorized to perform: iam:PassRole');
  });

  it.each([
    ['AtelierCatalogAdmin', hub],
    ['AtelierAccountFactory', management],
  ])('the portal may not be %s in %s', async (name, account) => {
    await expect(assume(sandbox.awsUrl, account, name)).rejects.toMatchObject(
      denied,
    );
  });

  it.each([
    ['AtelierProvisioner', hub],
    ['AtelierProvisioner', dev],
    ['AtelierCatalogAdmin', hub],
    ['AtelierReader', dev],
    ['AtelierAccountFactory', management],
  ])('%s in %s changes no identity, itself included', async (name, account) => {
    const role = iam(await credentialsOf(name, account));
    const attempts = [
      new CreateRoleCommand({
        ...ci,
        RoleName: 'new',
        PermissionsBoundary: `arn:aws:iam::${account}:policy/AtelierBoundary`,
      }),
      new PutRolePolicyCommand({
        RoleName: name,
        PolicyName: 'all',
        PolicyDocument: all,
      }),
      new DetachRolePolicyCommand({
        RoleName: name,
        PolicyArn: `arn:aws:iam::${account}:policy/AtelierBoundary`,
      }),
      new CreatePolicyVersionCommand({
        PolicyArn: `arn:aws:iam::${account}:policy/AtelierBoundary`,
        PolicyDocument: all,
      }),
      new SetDefaultPolicyVersionCommand({
        PolicyArn: `arn:aws:iam::${account}:policy/AtelierBoundary`,
        VersionId: 'v1',
      }),
      new UpdateAssumeRolePolicyCommand({
        RoleName: name,
        PolicyDocument: trust({ AWS: hub }),
      }),
      new AttachRolePolicyCommand({
        RoleName: name,
        PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess',
      }),
      new DeleteRolePermissionsBoundaryCommand({ RoleName: 'mlops-deploy' }),
    ];
    for (const attempt of attempts) {
      await expect(
        role.send(attempt as CreateRoleCommand),
      ).rejects.toMatchObject(denied);
    }
  });

  it.each([
    ['AtelierProvisioner', hub],
    ['AtelierProvisioner', dev],
    ['AtelierCatalogAdmin', hub],
    ['AtelierReader', dev],
    ['AtelierAccountFactory', management],
  ])(
    '%s in %s makes no stack and becomes no other role',
    async (name, account) => {
      const credentials = config(await credentialsOf(name, account));
      const cloudformation = opened(new CloudFormationClient(credentials));
      const TemplateBody = JSON.stringify({
        Resources: {
          Role: {
            Type: 'AWS::IAM::Role',
            Properties: { AssumeRolePolicyDocument: JSON.parse(all) },
          },
        },
      });
      for (const RoleARN of [undefined, `arn:aws:iam::${account}:role/Admin`]) {
        await expect(
          cloudformation.send(
            new CreateStackCommand({
              StackName: 'gained',
              TemplateBody,
              RoleARN,
              Capabilities: ['CAPABILITY_NAMED_IAM'],
            }),
          ),
        ).rejects.toMatchObject(denied);
      }
      const sts = opened(new STSClient(credentials));
      for (const other of ['AtelierLaunchMlops', 'OrganizationAdmin']) {
        await expect(
          sts.send(
            new AssumeRoleCommand({
              RoleArn: `arn:aws:iam::${hub}:role/${other}`,
              RoleSessionName: 'gained',
            }),
          ),
        ).rejects.toMatchObject(denied);
      }
    },
  );

  it('the provisioner gives pipelines their own role only', async () => {
    const provisioner = await assume(sandbox.awsUrl, dev, 'AtelierProvisioner');
    const sagemaker = opened(new SageMakerClient(config(provisioner)));
    await expect(
      sagemaker.send(
        new CreatePipelineCommand({
          PipelineName: 'churn',
          PipelineDefinition: '{"Version":"2020-12-01","Steps":[]}',
          RoleArn: `arn:aws:iam::${dev}:role/AtelierLaunchStudio`,
          ClientRequestToken: 'a'.repeat(32),
        }),
      ),
    ).rejects.toThrow('not authorized to perform: iam:PassRole');
  });
});
