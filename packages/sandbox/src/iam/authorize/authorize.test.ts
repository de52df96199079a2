import {
  CreatePolicyCommand,
  CreateRoleCommand,
  GetRoleCommand,
  IAMClient,
  PutRolePolicyCommand,
  type CreateRoleCommandInput,
} from '@aws-sdk/client-iam';
import {
  ListAccountsForParentCommand,
  ListRootsCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import {
  CreateUserProfileCommand,
  DescribeDomainCommand,
  ListDomainsCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
  STSClient,
  type AssumeRoleCommandInput,
} from '@aws-sdk/client-sts';
import {
  assume,
  clientConfig,
  portal,
  rootOf,
  type TestCredentials,
} from '../../__testUtils__/credentials';
import { startSandbox, type RunningSandbox } from '../../startSandbox';

const account = '201000000011';
const other = '201000000021';
const roleArn = (name: string, of = account) =>
  `arn:aws:iam::${of}:role/${name}`;
const persona = roleArn('atelier/data-scientist');

const policy = (...Statement: object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement });
const allow = (Action: string | string[], Resource = '*', more = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});
const studio = ['sagemaker:*', 'iam:PassRole'];

describe('authorize', () => {
  let sandbox: RunningSandbox;
  let root: IAMClient;
  const clients: { destroy(): void }[] = [];

  const config = (credentials: TestCredentials) =>
    clientConfig(sandbox.awsUrl, credentials);
  const opened = <C extends { destroy(): void }>(client: C): C => {
    clients.push(client);
    return client;
  };
  const iam = (credentials: TestCredentials) =>
    opened(new IAMClient(config(credentials)));
  const sagemaker = (credentials: TestCredentials) =>
    opened(new SageMakerClient(config(credentials)));
  const sts = (credentials: TestCredentials) =>
    opened(new STSClient(config(credentials)));

  /** Credentials of a new role that the account's root user assumes. */
  async function withRole(
    RoleName: string,
    statements: object[],
    more: Partial<CreateRoleCommandInput> = {},
    session: Partial<AssumeRoleCommandInput> = {},
  ): Promise<TestCredentials> {
    await root.send(
      new CreateRoleCommand({
        RoleName,
        AssumeRolePolicyDocument: policy({
          Effect: 'Allow',
          Principal: { AWS: account },
          Action: ['sts:AssumeRole', 'sts:TagSession'],
        }),
        ...more,
      }),
    );
    await root.send(
      new PutRolePolicyCommand({
        RoleName,
        PolicyName: 'own',
        PolicyDocument: policy(...statements),
      }),
    );
    const { Credentials } = await sts(
      await rootOf(sandbox.awsUrl, account),
    ).send(
      new AssumeRoleCommand({
        RoleArn: roleArn(RoleName),
        RoleSessionName: 'test',
        ...session,
      }),
    );
    return {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken,
    };
  }

  async function domainId(): Promise<string> {
    const reader = await assume(sandbox.awsUrl, account, 'AtelierReader');
    const { Domains } = await sagemaker(reader).send(
      new ListDomainsCommand({}),
    );
    return Domains?.[0].DomainId ?? '';
  }

  const newProfile = async (name: string) =>
    new CreateUserProfileCommand({
      DomainId: await domainId(),
      UserProfileName: name,
      UserSettings: { ExecutionRole: persona },
    });

  beforeAll(async () => {
    sandbox = await startSandbox();
    root = iam(await rootOf(sandbox.awsUrl, account));
  });
  afterAll(async () => {
    clients.forEach(client => client.destroy());
    await sandbox.stop();
  });

  it('lets the portal’s reader read, and do no more', async () => {
    const reader = await assume(sandbox.awsUrl, account, 'AtelierReader');
    const DomainId = await domainId();
    await expect(
      sagemaker(reader).send(new DescribeDomainCommand({ DomainId })),
    ).resolves.toMatchObject({ DomainId });
    await expect(
      sagemaker(reader).send(await newProfile('new')),
    ).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: `User: arn:aws:sts::${account}:assumed-role/AtelierReader/test is not authorized to perform: sagemaker:CreateUserProfile on resource: arn:aws:sagemaker:eu-west-1:${account}:user-profile/${DomainId}/new because no identity-based policy allows the sagemaker:CreateUserProfile action`,
      $metadata: { httpStatusCode: 400 },
    });
  });

  it('answers in the query protocol’s code and status', async () => {
    const reader = await assume(sandbox.awsUrl, account, 'AtelierReader');
    await expect(
      iam(reader).send(new GetRoleCommand({ RoleName: 'data-scientist' })),
    ).rejects.toMatchObject({
      name: 'AccessDenied',
      message: `User: arn:aws:sts::${account}:assumed-role/AtelierReader/test is not authorized to perform: iam:GetRole on resource: ${persona} because no identity-based policy allows the iam:GetRole action`,
      $metadata: { httpStatusCode: 403 },
    });
  });

  it('asks whether a role may be passed, and to which service', async () => {
    const toLambda = allow('iam:PassRole', persona, {
      Condition: {
        StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' },
      },
    });
    const wrong = await withRole('pass-wrong', [
      allow('sagemaker:*'),
      toLambda,
    ]);
    await expect(
      sagemaker(wrong).send(await newProfile('passed')),
    ).rejects.toThrow(
      `is not authorized to perform: iam:PassRole on resource: ${persona} because no identity-based policy allows the iam:PassRole action`,
    );
    const right = await withRole('pass-right', [allow(studio)]);
    await expect(
      sagemaker(right).send(await newProfile('passed')),
    ).resolves.toBeDefined();
  });

  it('keeps a role within its boundary', async () => {
    const { Policy } = await root.send(
      new CreatePolicyCommand({
        PolicyName: 'only-reading',
        PolicyDocument: policy(
          allow(['sagemaker:List*', 'sagemaker:Describe*']),
        ),
      }),
    );
    const bounded = await withRole('bounded', [allow(studio)], {
      PermissionsBoundary: Policy?.Arn,
    });
    await expect(
      sagemaker(bounded).send(new ListDomainsCommand({})),
    ).resolves.toBeDefined();
    await expect(
      sagemaker(bounded).send(await newProfile('bounded')),
    ).rejects.toThrow(
      'because no permissions boundary allows the sagemaker:CreateUserProfile action',
    );
  });

  it('keeps a session within its policy', async () => {
    const narrowed = await withRole(
      'narrowed',
      [allow(studio)],
      {},
      {
        Policy: policy(allow('sagemaker:Describe*')),
      },
    );
    await expect(
      sagemaker(narrowed).send(new ListDomainsCommand({})),
    ).rejects.toThrow(
      'because no session policy allows the sagemaker:ListDomains action',
    );
  });

  it('heeds an explicit deny, also by a tag of the session', async () => {
    const blue = { StringEquals: { 'aws:PrincipalTag/team': 'blue' } };
    const denied = await withRole(
      'denied',
      [
        allow(studio),
        { ...allow('sagemaker:ListDomains'), Effect: 'Deny', Condition: blue },
      ],
      {},
      { Tags: [{ Key: 'team', Value: 'blue' }] },
    );
    await expect(
      sagemaker(denied).send(new ListDomainsCommand({})),
    ).rejects.toThrow(
      'is not authorized to perform: sagemaker:ListDomains on resource: * with an explicit deny in an identity-based policy',
    );
  });

  it('lets everyone ask who they are', async () => {
    const nobody = await withRole('nobody', [allow('s3:ListAllMyBuckets')]);
    await expect(
      sts(nobody).send(new GetCallerIdentityCommand({})),
    ).resolves.toMatchObject({ Account: account });
  });

  it('wants both sides to agree before a role of another account is assumed', async () => {
    const trusting = policy({
      Effect: 'Allow',
      Principal: { AWS: account },
      Action: 'sts:AssumeRole',
    });
    const RoleArn = roleArn('guest', other);
    await iam(await rootOf(sandbox.awsUrl, other)).send(
      new CreateRoleCommand({
        RoleName: 'guest',
        AssumeRolePolicyDocument: trusting,
      }),
    );
    const enter = async (credentials: TestCredentials) =>
      sts(credentials).send(
        new AssumeRoleCommand({ RoleArn, RoleSessionName: 'guest' }),
      );
    const without = await withRole('stays', [allow('sagemaker:*')]);
    await expect(enter(without)).rejects.toMatchObject({
      name: 'AccessDenied',
      message: `User: arn:aws:sts::${account}:assumed-role/stays/test is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`,
    });
    const allowed = await withRole('goes', [allow('sts:AssumeRole', RoleArn)]);
    await expect(enter(allowed)).resolves.toBeDefined();
    await expect(enter(portal)).rejects.toThrow('not authorized');
  });

  it('gives the management account’s reader what the portal reads, and not the list of roots', async () => {
    const reader = await assume(
      sandbox.awsUrl,
      '100200300401',
      'AtelierReader',
    );
    const organizations = opened(new OrganizationsClient(config(reader)));
    await expect(
      organizations.send(
        new ListAccountsForParentCommand({ ParentId: 'ou-atel-workldev' }),
      ),
    ).resolves.toBeDefined();
    await expect(
      organizations.send(new ListRootsCommand({})),
    ).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });
});
