import {
  ListAccountsCommand,
  OrganizationsClient,
  paginateListAccounts,
} from '@aws-sdk/client-organizations';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import {
  ListUserProfilesCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import {
  CostExplorerClient,
  GetTagsCommand,
} from '@aws-sdk/client-cost-explorer';
import {
  CreateBucketCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  clientConfig,
  type TestCredentials,
} from '../__testUtils__/credentials';
import { startSandbox, type RunningSandbox } from '../startSandbox';

const management = '100200300401';
const dev = '201000000011';

describe('faults and rates', () => {
  let sandbox: RunningSandbox;
  let root: TestCredentials;

  const url = (path: string) => `${sandbox.awsUrl}/_sandbox/${path}`;
  const send = (method: string, path: string, body?: object) =>
    fetch(url(path), { method, body: body && JSON.stringify(body) });
  const rootOf = async (account: string): Promise<TestCredentials> => {
    const answer = await send('POST', 'credentials', { account });
    const { AccessKeyId, SecretAccessKey } = await answer.json();
    return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey };
  };
  const failureOf = (answer: Promise<unknown>) =>
    answer.then(
      () => 'none',
      error => error.name,
    );

  beforeAll(async () => {
    sandbox = await startSandbox();
    root = await rootOf(management);
  });
  afterAll(() => sandbox.stop());
  afterEach(async () => {
    await send('DELETE', 'throttles');
    await send('DELETE', 'faults');
    await send('POST', 'pages', {});
  });

  const organizations = () =>
    new OrganizationsClient(clientConfig(sandbox.awsUrl, root));

  it('gives the key of an account’s root user', async () => {
    const sts = new STSClient(clientConfig(sandbox.awsUrl, await rootOf(dev)));
    expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
      Account: dev,
      Arn: `arn:aws:iam::${dev}:root`,
    });
    expect(
      (await send('POST', 'credentials', { account: '9'.repeat(12) })).status,
    ).toBe(404);
    expect((await send('POST', 'credentials', {})).status).toBe(400);
  });

  it('throttles an account’s operation above its rate, in the service’s words', async () => {
    const rate = { rate: 0.001, burst: 2 };
    for (const service of ['organizations', 'sagemaker', 'sts', 'ce', 's3']) {
      const answer = await send('POST', 'throttles', { service, ...rate });
      expect(answer.status).toBe(201);
    }
    const config = clientConfig(sandbox.awsUrl, root);
    const calls: [string, () => Promise<unknown>][] = [
      [
        'TooManyRequestsException',
        () => organizations().send(new ListAccountsCommand({})),
      ],
      [
        'ThrottlingException',
        () => new SageMakerClient(config).send(new ListUserProfilesCommand({})),
      ],
      [
        'Throttling',
        () => new STSClient(config).send(new GetCallerIdentityCommand({})),
      ],
      [
        'LimitExceededException',
        () =>
          new CostExplorerClient(config).send(
            new GetTagsCommand({
              TimePeriod: { Start: '2026-01-01', End: '2026-01-02' },
            }),
          ),
      ],
      ['SlowDown', () => new S3Client(config).send(new ListBucketsCommand({}))],
    ];
    for (const [code, call] of calls) {
      const failures = [];
      for (let i = 0; i < 3; i++) {
        failures.push(await failureOf(call()));
      }
      expect(failures.slice(0, 2)).not.toContain(code);
      expect(failures[2]).toBe(code);
    }
    const { throttles } = await (await send('GET', 'throttles')).json();
    expect(throttles).toMatchObject(
      calls.map(() => ({ ...rate, refused: 1, id: expect.any(String) })),
    );
    const [{ id }] = throttles;
    expect((await send('DELETE', `throttles/${id}`)).status).toBe(204);
    expect((await send('DELETE', `throttles/${id}`)).status).toBe(404);
    expect(
      await failureOf(organizations().send(new ListAccountsCommand({}))),
    ).toBe('none');
  });

  it('refuses rates that are none', async () => {
    for (const body of [
      {},
      { service: 'sts', rate: -1, burst: 1 },
      { service: 'sts', rate: 1, burst: 0 },
      { service: 'sts', rate: 1, burst: 1, account: 'mine' },
    ]) {
      expect((await send('POST', 'throttles', body)).status).toBe(400);
    }
  });

  it('gives pages of at most so many items, and all of them', async () => {
    const all = await organizations().send(new ListAccountsCommand({}));
    await send('POST', 'pages', { max: 3 });
    const sizes: number[] = [];
    const ids: (string | undefined)[] = [];
    for await (const page of paginateListAccounts(
      { client: organizations() },
      {},
    )) {
      sizes.push(page.Accounts?.length ?? 0);
      ids.push(...(page.Accounts ?? []).map(({ Id }) => Id));
    }
    expect(Math.max(...sizes)).toBe(3);
    expect(ids).toEqual(all.Accounts?.map(({ Id }) => Id));

    const s3 = new S3Client(clientConfig(sandbox.awsUrl, root));
    await s3.send(
      new CreateBucketCommand({
        Bucket: 'pages',
        CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' },
      }),
    );
    for (const Key of ['a', 'b', 'c', 'd']) {
      await s3.send(new PutObjectCommand({ Bucket: 'pages', Key, Body: Key }));
    }
    expect(
      await s3.send(new ListObjectsV2Command({ Bucket: 'pages' })),
    ).toMatchObject({
      KeyCount: 3,
      IsTruncated: true,
      NextContinuationToken: expect.any(String),
    });
    expect((await send('POST', 'pages', { max: 0 })).status).toBe(400);
  });

  it('breaks a share of the requests, of any operation of a service', async () => {
    const effect = { type: 'error', code: 'Broken', status: 503, message: '' };
    const rule = { service: 'organizations', effect };
    const sometimes = async (probability: number) => {
      await send('DELETE', 'faults');
      await send('POST', 'faults', { ...rule, probability });
      const failures = [];
      for (let i = 0; i < 40; i++) {
        failures.push(
          await failureOf(organizations().send(new ListAccountsCommand({}))),
        );
      }
      return new Set(failures);
    };
    expect(await sometimes(0)).toEqual(new Set(['none']));
    expect(await sometimes(1)).toEqual(new Set(['Broken']));
    expect(await sometimes(0.5)).toEqual(new Set(['none', 'Broken']));
    expect(
      (await send('POST', 'faults', { ...rule, probability: 2 })).status,
    ).toBe(400);
  });

  it('breaks the request after so many others', async () => {
    const effect = { type: 'error', code: 'Broken', status: 503, message: '' };
    const rule = { service: 'organizations', skip: 2, count: 1, effect };
    await send('POST', 'faults', rule);
    const failures = [];
    for (let i = 0; i < 4; i++) {
      failures.push(
        await failureOf(organizations().send(new ListAccountsCommand({}))),
      );
    }
    expect(failures).toEqual(['none', 'none', 'Broken', 'none']);
    const { faults } = await (await send('GET', 'faults')).json();
    expect(faults).toMatchObject([{ skipped: 2, hits: 1 }]);
  });

  it('forgets all of it when it is reset', async () => {
    await send('POST', 'throttles', { service: 'sts', rate: 0.001, burst: 1 });
    await send('POST', 'pages', { max: 1 });
    await send('POST', 'reset');
    root = await rootOf(management);
    const { throttles } = await (await send('GET', 'throttles')).json();
    expect(throttles).toEqual([]);
    const page = await organizations().send(new ListAccountsCommand({}));
    expect(page.Accounts?.length).toBeGreaterThan(1);
  });
});
