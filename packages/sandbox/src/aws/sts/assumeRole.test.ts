import {
  CreateRoleCommand,
  IAMClient,
  UpdateAssumeRolePolicyCommand,
} from '@aws-sdk/client-iam';
import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
  STSClient,
  type AssumeRoleCommandInput,
} from '@aws-sdk/client-sts';
import { startSandbox, type RunningSandbox } from '../../startSandbox';
import {
  clientConfig,
  rootConfig,
  portal,
  type TestCredentials,
} from '../../__testUtils__/credentials';

const hub = '100200300402';
const portalArn = `arn:aws:iam::${hub}:user/atelier-portal`;
const spokeReader = 'arn:aws:iam::201000000011:role/AtelierReader';

describe('AssumeRole', () => {
  let sandbox: RunningSandbox;

  beforeAll(async () => {
    sandbox = await startSandbox();
    const iam = new IAMClient(await rootConfig(sandbox.awsUrl));
    await iam.send(
      new CreateRoleCommand({
        RoleName: 'probe',
        AssumeRolePolicyDocument: trust({ AWS: hub }),
      }),
    );
  });
  afterAll(() => sandbox.stop());

  const sts = (credentials: TestCredentials = portal) =>
    new STSClient(clientConfig(sandbox.awsUrl, credentials));

  const assume = async (
    input: Partial<AssumeRoleCommandInput> = {},
    by: TestCredentials = portal,
  ) => {
    const { Credentials, AssumedRoleUser } = await sts(by).send(
      new AssumeRoleCommand({
        RoleArn: spokeReader,
        RoleSessionName: 'dana',
        ...input,
      }),
    );
    return {
      arn: AssumedRoleUser?.Arn,
      expiration: Credentials?.Expiration,
      credentials: {
        accessKeyId: Credentials?.AccessKeyId ?? '',
        secretAccessKey: Credentials?.SecretAccessKey ?? '',
        sessionToken: Credentials?.SessionToken,
      },
    };
  };

  const withTrust = async (Statement: object | object[]) => {
    const iam = new IAMClient(await rootConfig(sandbox.awsUrl));
    await iam.send(
      new UpdateAssumeRolePolicyCommand({
        RoleName: 'probe',
        PolicyDocument: JSON.stringify({ Statement }),
      }),
    );
    return `arn:aws:iam::${hub}:role/probe`;
  };

  it('gives a session that carries the person’s name', async () => {
    const { arn, credentials } = await assume();
    expect(arn).toBe(
      'arn:aws:sts::201000000011:assumed-role/AtelierReader/dana',
    );
    const who = await sts(credentials).send(new GetCallerIdentityCommand({}));
    expect(who).toMatchObject({ Arn: arn, Account: '201000000011' });
    expect(who.UserId).toMatch(/^AROA\w{16}:dana$/);
  });

  it('ends a session at its time', async () => {
    const { credentials, expiration } = await assume({ DurationSeconds: 900 });
    expect(expiration?.getTime()).toBeGreaterThan(Date.now() + 890_000);
    await fetch(`${sandbox.awsUrl}/_sandbox/clock`, {
      method: 'POST',
      body: JSON.stringify({ advanceSeconds: 901 }),
    });
    await expect(
      sts(credentials).send(new GetCallerIdentityCommand({})),
    ).rejects.toMatchObject({ name: 'ExpiredToken' });
  });

  it.each([
    ['a role that is not there', 'arn:aws:iam::201000000011:role/Nobody'],
    [
      'an account that is not there',
      'arn:aws:iam::999999999999:role/AtelierReader',
    ],
    ['a wrong path', 'arn:aws:iam::201000000011:role/x/AtelierReader'],
    [
      'a role that trusts a service',
      'arn:aws:iam::201000000011:role/atelier/data-scientist',
    ],
  ])('refuses %s', async (_what, RoleArn) => {
    await expect(assume({ RoleArn })).rejects.toMatchObject({
      name: 'AccessDenied',
      message: `User: arn:aws:iam::${hub}:user/atelier-portal is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`,
      $metadata: { httpStatusCode: 403 },
    });
  });

  it('refuses a principal whom the trust policy does not name', async () => {
    const { credentials } = await assume();
    await expect(assume({}, credentials)).rejects.toThrow(
      'User: arn:aws:sts::201000000011:assumed-role/AtelierReader/dana is not authorized to perform: sts:AssumeRole',
    );
  });

  it('wants session tags and source identity to be allowed, too', async () => {
    const RoleArn = await withTrust(statement({ AWS: portalArn }));
    await expect(assume({ RoleArn })).resolves.toBeDefined();
    await expect(
      assume({ RoleArn, Tags: [{ Key: 'a', Value: 'b' }] }),
    ).rejects.toThrow('not authorized to perform: sts:TagSession');
    await expect(assume({ RoleArn, SourceIdentity: 'dana' })).rejects.toThrow(
      'not authorized to perform: sts:SetSourceIdentity',
    );
  });

  it('heeds denials and conditions of the trust policy', async () => {
    const allow = statement({ AWS: '*' });
    const ifExternal = {
      ...allow,
      Condition: { StringEquals: { 'sts:ExternalId': 'secret-7' } },
    };
    const RoleArn = await withTrust(ifExternal);
    await expect(assume({ RoleArn })).rejects.toThrow('not authorized');
    await expect(
      assume({ RoleArn, ExternalId: 'secret-7' }),
    ).resolves.toBeDefined();
    await expect(
      withTrust({ ...allow, Condition: { Unheard: { 'a:b': 'c' } } }),
    ).rejects.toMatchObject({ name: 'MalformedPolicyDocumentException' });
    await withTrust([allow, { ...allow, Effect: 'Deny' }]);
    await expect(assume({ RoleArn })).rejects.toThrow('not authorized');
  });

  it('lets a session assume further, for an hour and with its transitive tags', async () => {
    const RoleArn = await withTrust({
      ...statement({ AWS: [portalArn, `arn:aws:iam::${hub}:role/probe`] }),
      Action: 'sts:*',
    });
    const first = await assume({
      RoleArn,
      Tags: [{ Key: 'team', Value: 'a' }],
      TransitiveTagKeys: ['team'],
    });
    await expect(assume({ RoleArn }, first.credentials)).resolves.toBeDefined();
    await expect(
      assume(
        { RoleArn, Tags: [{ Key: 'Team', Value: 'b' }] },
        first.credentials,
      ),
    ).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  });

  it('keeps to the longest session of the role', async () => {
    await expect(assume({ DurationSeconds: 3601 })).rejects.toThrow(
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    );
    await expect(assume({ DurationSeconds: 899 })).rejects.toThrow(
      "Value '899' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900",
    );
  });
});

function statement(principal: object) {
  return { Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' };
}

function trust(principal: object): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [statement(principal)],
  });
}
