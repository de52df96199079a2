import {
  TagResourceCommand,
  ListTagsForResourceCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import { startSandbox, type RunningSandbox } from '../../startSandbox';
import {
  clientConfig,
  rootOf,
  type TestCredentials,
} from '../../__testUtils__/credentials';
import type { Fault, FaultEffect } from './Fault';

const ResourceId = '201000000061';
const management = '100200300401';

describe('faults', () => {
  let sandbox: RunningSandbox;
  let root: TestCredentials;

  beforeAll(async () => {
    sandbox = await startSandbox();
    root = await rootOf(sandbox.awsUrl, management);
  });
  afterAll(() => sandbox.stop());

  const faultRoute = (method: string, path = '', body?: object) =>
    fetch(`${sandbox.awsUrl}/_sandbox/faults${path}`, {
      method,
      body: body && JSON.stringify(body),
    });
  afterEach(() => faultRoute('DELETE'));

  const set = async (effect: FaultEffect, rule = {}): Promise<string> => {
    const service = 'organizations';
    const operation = 'TagResource';
    const answer = await faultRoute('POST', '', {
      service,
      operation,
      effect,
      ...rule,
    });
    return (await answer.json()).id;
  };
  const faults = async (): Promise<Fault[]> =>
    (await (await faultRoute('GET')).json()).faults;
  const untilHeld = async () => {
    while (!(await faults()).some(({ held }) => held > 0)) {
      await new Promise(resolve => setTimeout(resolve, 5));
    }
  };
  const client = (maxAttempts = 1) =>
    new OrganizationsClient({
      ...clientConfig(sandbox.awsUrl, root),
      maxAttempts,
    });
  /** Tags the account, so that one can see whether the operation ran. */
  const tag = (
    value: string,
    options: { abortSignal?: AbortSignal } = {},
    attempts = 1,
  ) =>
    client(attempts).send(
      new TagResourceCommand({
        ResourceId,
        Tags: [{ Key: 'probe', Value: value }],
      }),
      options,
    );
  const tagged = async () =>
    (
      await client().send(new ListTagsForResourceCommand({ ResourceId }))
    ).Tags?.find(({ Key }) => Key === 'probe')?.Value;

  it('answers with an error as often as asked for, then goes on', async () => {
    await set(
      { type: 'error', code: 'ServiceException', status: 500, message: 'Boom' },
      { count: 2 },
    );
    for (let time = 0; time < 2; time++) {
      await expect(tag('error')).rejects.toMatchObject({
        name: 'ServiceException',
        message: 'Boom',
        $metadata: { httpStatusCode: 500 },
      });
    }
    expect(await tagged()).not.toBe('error');
    await tag('after error');
    expect(await tagged()).toBe('after error');
    expect(await faults()).toMatchObject([{ hits: 2, held: 0 }]);
  });

  it('throttles, so that a client tries again', async () => {
    await set({ type: 'throttle' }, { count: 1 });
    await expect(tag('throttled')).rejects.toMatchObject({
      name: 'TooManyRequestsException',
    });
    await faultRoute('DELETE');
    await set({ type: 'throttle' }, { count: 1 });
    await tag('throttled', {}, 3);
    expect(await tagged()).toBe('throttled');
  });

  it('meets only the account that it is for', async () => {
    await set({ type: 'throttle' }, { account: '100200300402' });
    await tag('other account');
    expect(await faults()).toMatchObject([{ hits: 0 }]);
  });

  it('drops the connection before or after the operation ran', async () => {
    await set({ type: 'drop', when: 'before' }, { count: 1 });
    await expect(tag('dropped before')).rejects.toThrow();
    expect(await tagged()).not.toBe('dropped before');
    await set({ type: 'drop', when: 'after' }, { count: 1 });
    await expect(tag('dropped after')).rejects.toThrow();
    expect(await tagged()).toBe('dropped after');
  });

  it('holds a request before it runs; it never runs if the client goes', async () => {
    const id = await set({ type: 'hold', when: 'before' });
    const going = new AbortController();
    const gone = tag('held before', { abortSignal: going.signal });
    await untilHeld();
    going.abort();
    await expect(gone).rejects.toThrow();
    while ((await faults())[0].held) {
      await new Promise(resolve => setTimeout(resolve, 5));
    }
    expect(await tagged()).not.toBe('held before');

    const staying = tag('held before');
    await untilHeld();
    await faultRoute('DELETE', `/${id}`);
    await staying;
    expect(await tagged()).toBe('held before');
  });

  it.each(['after', 'answer'] as const)(
    'holds the answer (%s) of an operation that ran',
    async when => {
      await set({ type: 'hold', when });
      const going = new AbortController();
      const gone = tag(`held ${when}`, { abortSignal: going.signal });
      await untilHeld();
      expect(await tagged()).toBe(`held ${when}`);
      going.abort();
      await expect(gone).rejects.toThrow();

      const staying = tag(`released ${when}`);
      await untilHeld();
      await faultRoute('DELETE');
      await staying;
    },
  );

  it('sends half of the answer while it holds it', async () => {
    await set(
      { type: 'hold', when: 'answer' },
      { operation: 'ListTagsForResource' },
    );
    const answer = await fetch(sandbox.awsUrl, {
      method: 'POST',
      headers: {
        'x-amz-target': 'AWSOrganizationsV20161128.ListTagsForResource',
        authorization: `AWS4-HMAC-SHA256 Credential=${root.accessKeyId}/20260101/eu-west-1/organizations/aws4_request, SignedHeaders=host, Signature=0`,
      },
      body: JSON.stringify({ ResourceId }),
    });
    const stream = answer.body!.getReader();
    const { value } = await stream.read();
    const length = Number(answer.headers.get('content-length'));
    expect(value?.length).toBe(Math.floor(length / 2));
    await faultRoute('DELETE');
    expect((await stream.read()).value?.length).toBe(Math.ceil(length / 2));
  });

  it.each([
    [{ effect: { type: 'throttle' } }, "Value null at 'service'"],
    [{ effect: { type: 'error' } }, "needs 'code', 'status' and 'message'"],
    [
      { effect: { type: 'drop', when: 'answer' } },
      "needs 'when': 'before' or 'after'",
    ],
    [{ effect: { type: 'melt' } }, 'enum value set'],
  ])('refuses the rule %j', async (rule, message) => {
    const service = rule.effect.type === 'throttle' ? undefined : 'sts';
    const operation = 'AssumeRole';
    const answer = await faultRoute('POST', '', {
      service,
      operation,
      ...rule,
    });
    expect(answer.status).toBe(400);
    expect((await answer.json()).message).toContain(message);
  });
});
