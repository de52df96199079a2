import { request } from 'node:http';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { startSandbox, type RunningSandbox } from '../startSandbox';
import { assume, clientConfig, portal } from '../__testUtils__/credentials';

describe('control', () => {
  let sandbox: RunningSandbox;

  beforeAll(async () => {
    sandbox = await startSandbox();
  });
  afterAll(() => sandbox.stop());

  const url = (path: string) => `${sandbox.awsUrl}/_sandbox/${path}`;
  const read = async (path: string) => (await fetch(url(path))).json();
  const post = (path: string, body: unknown) =>
    fetch(url(path), { method: 'POST', body: JSON.stringify(body) });

  /** As `fetch` does not, with any Host header. */
  const statusOf = (path: string, headers: Record<string, string>) =>
    new Promise<number | undefined>((resolve, reject) => {
      request(url(path), { headers }, response => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });

  it('is healthy', async () => {
    expect(await read('health')).toEqual({ status: 'ok' });
  });

  it('refuses other hosts’ names and other sites’ pages', async () => {
    const { host, port } = new URL(sandbox.awsUrl);
    const headers: Record<string, string>[] = [
      { host: 'evil.example' },
      { host: `evil.example:${port}` },
      { host: `127.0.0.1:${Number(port) + 1}` },
      { host, origin: 'http://evil.example' },
      { host, origin: 'null' },
      { host, origin: 'http://localhost:3000' },
    ];
    for (const one of headers) {
      expect(await statusOf('health', one)).toBe(403);
    }
    const own = `localhost:${port}`;
    expect(await statusOf('health', { host: own })).toBe(200);
    expect(
      await statusOf('health', { host: own, origin: `http://${own}` }),
    ).toBe(200);
  });

  it('journals who called what, and no secrets', async () => {
    const reader = await assume(
      sandbox.awsUrl,
      '201000000011',
      'AtelierReader',
    );
    const sts = new STSClient(clientConfig(sandbox.awsUrl, reader));
    await sts.send(new GetCallerIdentityCommand({}));
    const unknown = { accessKeyId: 'AKIANOBODY', secretAccessKey: 'x' };
    await new STSClient(clientConfig(sandbox.awsUrl, unknown))
      .send(new GetCallerIdentityCommand({}))
      .catch(() => undefined);
    const journal = await read('journal');
    expect(journal.entries).toMatchObject([
      {
        service: 'sts',
        operation: 'AssumeRole',
        account: '100200300402',
        status: 200,
        write: false,
        source: 'client',
      },
      {
        operation: 'GetCallerIdentity',
        account: '201000000011',
        region: 'eu-west-1',
        principal: 'arn:aws:sts::201000000011:assumed-role/AtelierReader/test',
      },
      { principal: '', status: 403, errorCode: 'InvalidClientTokenId' },
    ]);
    const text = JSON.stringify(journal);
    const secrets = [reader, portal].flatMap(
      ({ accessKeyId, secretAccessKey, sessionToken = secretAccessKey }) => [
        accessKeyId,
        secretAccessKey,
        sessionToken,
      ],
    );
    for (const secret of secrets) {
      expect(text).not.toContain(secret);
    }
    const [, second] = journal.entries;
    expect((await read(`journal?since=${second.seq}`)).entries).toHaveLength(1);
    expect((await fetch(url('journal?since=x'))).status).toBe(400);
  });

  it('moves the clock and changes its speed', async () => {
    const { now } = await (
      await post('clock', { advanceSeconds: 3600 })
    ).json();
    expect(Date.parse(now)).toBeGreaterThan(Date.now() + 3_590_000);
    expect(await (await post('clock', { speed: 5 })).json()).toMatchObject({
      speed: 5,
    });
    expect(await read('clock')).toMatchObject({
      speed: 5,
      now: expect.stringMatching(/^\d{4}-.*Z$/),
    });
    for (const body of [{ speed: 0 }, { advanceSeconds: -1 }, { speed: 'x' }]) {
      expect((await post('clock', body)).status).toBe(400);
    }
  });

  it.each([
    [
      'clock',
      { speeed: 10 },
      "There is no 'speeed': the members are speed, advanceSeconds.",
    ],
    ['clock', [], 'The body must be a JSON object.'],
    ['clock', null, 'The body must be a JSON object.'],
    [
      'faults',
      { service: 'sts', effect: { type: 'latency', msec: 5 } },
      "There is no 'effect.msec'",
    ],
    [
      'faults',
      { service: 'sagmaker', effect: { type: 'throttle' } },
      "There is no service 'sagmaker': the services are sts, iam,",
    ],
    [
      'faults',
      { service: 'sts', operation: 'Assume', effect: { type: 'throttle' } },
      "The sandbox's sts has no operation 'Assume'.",
    ],
    [
      'throttles',
      { service: 'sts', operation: 'Assume', rate: 1, burst: 1 },
      "The sandbox's sts has no operation 'Assume'.",
    ],
  ])('refuses slips in what %s is sent: %j', async (path, body, message) => {
    const answer = await post(path, body);
    expect(answer.status).toBe(400);
    expect((await answer.json()).message).toContain(message);
  });

  it('resets all, and seeds again', async () => {
    const reader = await assume(
      sandbox.awsUrl,
      '201000000011',
      'AtelierReader',
    );
    await post('clock', { speed: 7, advanceSeconds: 3600 });
    expect((await post('reset', undefined)).status).toBe(204);
    expect((await read('journal')).entries).toEqual([]);
    const { now, speed } = await read('clock');
    expect(Date.parse(now)).toBeLessThan(Date.now() + 60_000);
    expect(speed).toBe(1);
    const whoAmI = new GetCallerIdentityCommand({});
    await expect(
      new STSClient(clientConfig(sandbox.awsUrl, reader)).send(whoAmI),
    ).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
    await new STSClient(clientConfig(sandbox.awsUrl)).send(whoAmI);
  });

  it('knows no other routes', async () => {
    expect((await fetch(url('secrets'))).status).toBe(404);
    expect((await fetch(url('faults/x'), { method: 'DELETE' })).status).toBe(
      404,
    );
    expect((await fetch(url('health'), { method: 'POST' })).status).toBe(404);
  });
});
