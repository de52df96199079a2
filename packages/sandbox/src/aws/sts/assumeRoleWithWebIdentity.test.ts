import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  CreateOpenIDConnectProviderCommand,
  CreateRoleCommand,
  GetOpenIDConnectProviderCommand,
  IAMClient,
  ListOpenIDConnectProvidersCommand,
} from '@aws-sdk/client-iam';
import {
  AssumeRoleWithWebIdentityCommand,
  GetCallerIdentityCommand,
  STSClient,
  type AssumeRoleWithWebIdentityCommandInput,
} from '@aws-sdk/client-sts';
import { startSandbox, type RunningSandbox } from '../../startSandbox';
import { clientConfig, rootConfig } from '../../__testUtils__/credentials';

const hub = '100200300402';
const RoleArn = `arn:aws:iam::${hub}:role/atelier/ci/churn`;

describe('AssumeRoleWithWebIdentity', () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
  });
  let sandbox: RunningSandbox;
  let issuerServer: Server;
  let issuer: string;
  let sts: STSClient;
  /** What the issuer says it is, and whether it answers. */
  const discovery = { isDown: false, issuer: '' };

  beforeAll(async () => {
    sandbox = await startSandbox();
    issuerServer = createServer(({ url }, response) => {
      const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'one' };
      const body =
        url === '/keys'
          ? { keys: [{ kty: 'EC', kid: 'one' }, jwk] }
          : { issuer: discovery.issuer, jwks_uri: `${issuer}/keys` };
      response
        .writeHead(discovery.isDown ? 503 : 200)
        .end(JSON.stringify(body));
    });
    await new Promise<void>(done => issuerServer.listen(0, '127.0.0.1', done));
    const { port } = issuerServer.address() as AddressInfo;
    issuer = `http://localhost:${port}`;
    const iam = new IAMClient(await rootConfig(sandbox.awsUrl));
    const { OpenIDConnectProviderArn: provider } = await iam.send(
      new CreateOpenIDConnectProviderCommand({
        Url: issuer,
        ClientIDList: [issuer, 'other'],
      }),
    );
    await iam.send(
      new CreateRoleCommand({
        RoleName: 'churn',
        Path: '/atelier/ci/',
        AssumeRolePolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: {
            Effect: 'Allow',
            Principal: { Federated: provider },
            Action: 'sts:AssumeRoleWithWebIdentity',
            Condition: {
              StringEquals: { [`localhost:${port}:aud`]: issuer },
              StringLike: {
                [`localhost:${port}:sub`]:
                  'project_path:forecasting/churn:*:main',
              },
            },
          },
        }),
      }),
    );
    iam.destroy();
    // No credentials: the token alone says who asks.
    sts = new STSClient({
      endpoint: sandbox.awsUrl,
      region: 'eu-west-1',
      maxAttempts: 1,
    });
  });
  beforeEach(() => {
    discovery.isDown = false;
    discovery.issuer = issuer;
  });
  afterAll(async () => {
    sts.destroy();
    await sandbox.stop();
    issuerServer.close();
    issuerServer.closeAllConnections();
  });

  function token(
    claims: object = {},
    header: object = {},
    key: KeyObject = privateKey,
  ): string {
    const part = (value: object) =>
      Buffer.from(JSON.stringify(value)).toString('base64url');
    const signed = [
      { alg: 'RS256', kid: 'one', ...header },
      {
        iss: issuer,
        aud: issuer,
        sub: 'project_path:forecasting/churn:ref_type:branch:ref:main',
        exp: Math.floor(Date.now() / 1_000) + 600,
        ...claims,
      },
    ]
      .map(part)
      .join('.');
    const signature = sign('sha256', Buffer.from(signed), key);
    return `${signed}.${signature.toString('base64url')}`;
  }

  const assume = (
    WebIdentityToken: string,
    input: Partial<AssumeRoleWithWebIdentityCommandInput> = {},
  ) =>
    sts.send(
      new AssumeRoleWithWebIdentityCommand({
        RoleArn,
        RoleSessionName: 'ci-1',
        WebIdentityToken,
        ...input,
      }),
    );

  it('gives keys of the role to who holds a token that the role trusts', async () => {
    const { Credentials, ...rest } = await assume(token());
    expect(rest).toMatchObject({
      Audience: issuer,
      SubjectFromWebIdentityToken:
        'project_path:forecasting/churn:ref_type:branch:ref:main',
      AssumedRoleUser: {
        Arn: `arn:aws:sts::${hub}:assumed-role/churn/ci-1`,
      },
    });
    const session = new STSClient(
      clientConfig(sandbox.awsUrl, {
        accessKeyId: Credentials?.AccessKeyId ?? '',
        secretAccessKey: Credentials?.SecretAccessKey ?? '',
        sessionToken: Credentials?.SessionToken,
      }),
    );
    const { Arn } = await session.send(new GetCallerIdentityCommand({}));
    expect(Arn).toBe(`arn:aws:sts::${hub}:assumed-role/churn/ci-1`);
    session.destroy();
  });

  const past = Math.floor(Date.now() / 1_000) - 1;
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });

  it.each<[string, () => string, object]>([
    [
      'text that is no token',
      () => 'a.b.c',
      { name: 'InvalidIdentityTokenException' },
    ],
    [
      'an unsigned token',
      () => token({}, { alg: 'none' }),
      { name: 'InvalidIdentityTokenException' },
    ],
    [
      'another issuer',
      () => token({ iss: 'https://example.com' }),
      {
        name: 'InvalidIdentityTokenException',
        message:
          'No OpenIDConnect provider found in your account for https://example.com',
      },
    ],
    [
      'another audience',
      () => token({ aud: 'someone' }),
      {
        name: 'InvalidIdentityTokenException',
        message: 'Incorrect token audience',
      },
    ],
    [
      'an expired token',
      () => token({ exp: past }),
      { name: 'ExpiredTokenException' },
    ],
    [
      'a token of another key',
      () => token({}, {}, stranger.privateKey),
      {
        name: 'InvalidIdentityTokenException',
        message: 'Token signature invalid',
      },
    ],
    [
      'an unknown key id',
      () => token({}, { kid: 'two' }),
      { name: 'InvalidIdentityTokenException' },
    ],
    [
      'an audience that the role does not trust',
      () => token({ aud: 'other' }),
      {
        name: 'AccessDenied',
        message: 'Not authorized to perform sts:AssumeRoleWithWebIdentity',
      },
    ],
    [
      'a branch that the role does not trust',
      () =>
        token({
          sub: 'project_path:forecasting/churn:ref_type:branch:ref:dev',
        }),
      { name: 'AccessDenied', $metadata: { httpStatusCode: 403 } },
    ],
  ])('refuses %s', async (_what, make, error) => {
    await expect(assume(make())).rejects.toMatchObject(error);
  });

  it('refuses a role that is not there, or that trusts others', async () => {
    for (const role of ['atelier/ci/none', 'ci/churn', 'AtelierReader']) {
      await expect(
        assume(token(), { RoleArn: `arn:aws:iam::${hub}:role/${role}` }),
      ).rejects.toMatchObject({ name: 'AccessDenied' });
    }
  });

  it('says when the issuer does not answer, or calls itself otherwise', async () => {
    discovery.isDown = true;
    await expect(assume(token())).rejects.toMatchObject({
      name: 'IDPCommunicationErrorException',
    });
    discovery.isDown = false;
    discovery.issuer = 'http://localhost:1';
    await expect(assume(token())).rejects.toMatchObject({
      name: 'InvalidIdentityTokenException',
    });
  });

  it('lists providers; a URL that IAM takes no provider of is refused', async () => {
    const iam = new IAMClient(await rootConfig(sandbox.awsUrl));
    const { OpenIDConnectProviderList: list = [] } = await iam.send(
      new ListOpenIDConnectProvidersCommand({}),
    );
    const OpenIDConnectProviderArn = list
      .map(({ Arn }) => Arn)
      .find(arn => arn?.endsWith(new URL(issuer).host));
    const found = await iam.send(
      new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn }),
    );
    expect(found).toMatchObject({
      Url: new URL(issuer).host,
      ClientIDList: [issuer, 'other'],
    });
    for (const Url of ['http://example.com', 'ftp://x', issuer]) {
      await expect(
        iam.send(new CreateOpenIDConnectProviderCommand({ Url })),
      ).rejects.toMatchObject({
        name:
          Url === issuer ? 'EntityAlreadyExistsException' : 'ValidationError',
      });
    }
    iam.destroy();
  });
});
