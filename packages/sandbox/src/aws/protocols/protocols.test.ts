import {
  IAMClient,
  GetRoleCommand,
  ListRolesCommand,
} from '@aws-sdk/client-iam';
import {
  DescribeAccountCommand,
  OrganizationsClient,
  TagResourceCommand,
} from '@aws-sdk/client-organizations';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { startSandbox, type RunningSandbox } from '../../startSandbox';
import {
  assume,
  clientConfig,
  rootConfig,
  rootOf,
} from '../../__testUtils__/credentials';

describe('protocols', () => {
  let sandbox: RunningSandbox;
  const lines: string[] = [];

  beforeAll(async () => {
    sandbox = await startSandbox({ log: line => lines.push(line) });
  });
  afterAll(() => sandbox.stop());

  const sts = (credentials = clientConfig('').credentials) =>
    new STSClient(clientConfig(sandbox.awsUrl, credentials));
  const organizations = (credentials = clientConfig('').credentials) =>
    new OrganizationsClient(clientConfig(sandbox.awsUrl, credentials));
  const whoAmI = new GetCallerIdentityCommand({});
  const account = new DescribeAccountCommand({ AccountId: '100200300401' });

  const send = (headers: Record<string, string>, body = '') =>
    fetch(sandbox.awsUrl, {
      method: 'POST',
      headers: {
        authorization:
          'AWS4-HMAC-SHA256 Credential=AKIAATELIERPORTAL001/20260101/eu-west-1/sts/aws4_request, SignedHeaders=host, Signature=0',
        ...headers,
      },
      body,
    });
  const json = { 'x-amz-target': 'AWSOrganizationsV20161128.DescribeAccount' };
  const form = { 'content-type': 'application/x-www-form-urlencoded' };

  it('speaks query and JSON with AWS’s own clients', async () => {
    expect(await sts().send(whoAmI)).toMatchObject({
      Account: '100200300402',
      Arn: 'arn:aws:iam::100200300402:user/atelier-portal',
    });
    const root = await rootOf(sandbox.awsUrl, '100200300401');
    expect((await organizations(root).send(account)).Account).toMatchObject({
      Name: 'atelier-management',
      State: 'ACTIVE',
      JoinedTimestamp: expect.any(Date),
    });
  });

  it('writes lists, dates and text with special characters as XML', async () => {
    const iam = new IAMClient(await rootConfig(sandbox.awsUrl));
    const { Roles } = await iam.send(new ListRolesCommand({ MaxItems: 2 }));
    expect(Roles).toHaveLength(2);
    expect(Roles?.[0].CreateDate).toBeInstanceOf(Date);
    await expect(
      iam.send(new GetRoleCommand({ RoleName: 'a<&>"b' })),
    ).rejects.toThrow("Value 'a<&>\"b' at 'roleName' failed to satisfy");
  });

  it('does not know an access key, each protocol in its words', async () => {
    const unknown = { accessKeyId: 'AKIANOBODY', secretAccessKey: 'x' };
    await expect(sts(unknown).send(whoAmI)).rejects.toMatchObject({
      name: 'InvalidClientTokenId',
      $metadata: { httpStatusCode: 403 },
    });
    await expect(organizations(unknown).send(account)).rejects.toMatchObject({
      name: 'UnrecognizedClientException',
      $metadata: { httpStatusCode: 400 },
    });
  });

  it('takes temporary keys only with their session token', async () => {
    const reader = await assume(
      sandbox.awsUrl,
      '100200300401',
      'AtelierReader',
    );
    expect(reader.accessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/);
    await expect(
      sts({ ...reader, sessionToken: 'other' }).send(whoAmI),
    ).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
    await expect(
      sts({ ...reader, sessionToken: undefined }).send(whoAmI),
    ).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
  });

  it('asks for a signature', async () => {
    const answer = await send({ ...json, authorization: '' });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({
      __type: 'MissingAuthenticationTokenException',
    });
    const xml = await send(
      { ...form, authorization: 'Basic x' },
      'Action=GetCallerIdentity&Version=2011-06-15',
    );
    expect(await xml.text()).toContain(
      '<Code>MissingAuthenticationToken</Code>',
    );
  });

  it('says which operation it does not have, to the client and in the log', async () => {
    const target = {
      'x-amz-target': 'AWSOrganizationsV20161128.LeaveOrganization',
    };
    const answer = await send(target, '{}');
    expect(await answer.json()).toMatchObject({
      __type: 'UnknownOperationException',
    });
    const xml = await send(form, 'Action=Fly&Version=2011-06-15');
    expect(await xml.text()).toContain(
      '<Message>Could not find operation Fly for version 2011-06-15</Message>',
    );
    expect((await fetch(`${sandbox.awsUrl}/functions`)).status).toBe(403);
    expect((await fetch(sandbox.awsUrl)).status).toBe(404);
    expect(lines).toEqual([
      'The sandbox has no AWS operation AWSOrganizationsV20161128.LeaveOrganization.',
      'The sandbox has no AWS operation Fly (2011-06-15).',
      'The sandbox has no AWS operation GET / of no service.',
    ]);
  });

  it('refuses bodies that are no JSON, or of wrong types', async () => {
    for (const body of ['{', '{"AccountId":1}', '[]']) {
      const answer = await send(json, body);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({
        __type: 'SerializationException',
      });
    }
  });

  it('refuses bodies beyond any size AWS takes', async () => {
    const answer = await send(json, ' '.repeat(17 * 1024 * 1024)).catch(
      () => undefined,
    );
    expect(answer?.status ?? 413).toBe(413);
    expect(await sts().send(whoAmI)).toBeDefined();
  });

  it('gives a service’s own error for bad input', async () => {
    const reader = await assume(
      sandbox.awsUrl,
      '100200300401',
      'AtelierReader',
    );
    await expect(
      organizations(reader).send(
        new TagResourceCommand({ ResourceId: 'x', Tags: [] }),
      ),
    ).rejects.toMatchObject({
      name: 'InvalidInputException',
      Reason: 'INVALID_PATTERN',
    });
  });
});
