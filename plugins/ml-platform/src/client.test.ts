/**
 * @jest-environment node
 */
import { createServer, IncomingMessage, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { MlPlatformClient } from '@atelier/plugin-ml-platform-common';
import { describeError } from './components/shared/describeError';

/** A request as it came over the wire. */
interface Received {
  method?: string;
  url?: string;
  body: string;
}

describe('MlPlatformClient over HTTP', () => {
  const received: Received[] = [];
  let answer: { status: number; body?: unknown };
  let server: Server;
  let client: MlPlatformClient;

  beforeAll(async () => {
    server = createServer(async (request, response) => {
      received.push({
        method: request.method,
        url: request.url,
        body: await readBody(request),
      });
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(
        answer.body === undefined ? '' : JSON.stringify(answer.body),
      );
    });
    await new Promise<void>(done => {
      server.listen(0, '127.0.0.1', done);
    });
    const { port } = server.address() as AddressInfo;
    client = new MlPlatformClient({
      discoveryApi: {
        getBaseUrl: async id => `http://127.0.0.1:${port}/api/${id}`,
      },
      fetchApi: { fetch },
    });
  });
  afterAll(() => new Promise(done => server.close(done)));
  beforeEach(() => {
    received.length = 0;
    answer = { status: 200, body: { items: [] } };
  });

  it('leaves out what was not asked for, and escapes the rest', async () => {
    await client.listProjects({ filter: 'a&b', cursor: undefined, limit: 5 });

    expect(received[0]).toMatchObject({
      method: 'GET',
      url: '/api/ml-platform/projects?filter=a%26b&limit=5',
    });
  });

  it('reads each part of an ML project', async () => {
    await client.getProject('card-fraud');
    await client.getAccounts('card-fraud');
    await client.getStudio('card-fraud');
    await client.getProjectChoices();
    await client.getPersonas();

    expect(received.map(it => it.url)).toEqual([
      '/api/ml-platform/projects/card-fraud',
      '/api/ml-platform/projects/card-fraud/accounts',
      '/api/ml-platform/projects/card-fraud/studio',
      '/api/ml-platform/choices/projects',
      '/api/ml-platform/choices/personas',
    ]);
  });

  it('asks for a session with the profile in the body', async () => {
    const session = { url: 'https://x/', expiresAt: '2026-11-24T00:00:00Z' };
    answer = { status: 200, body: session };
    const profile = {
      stage: 'dev' as const,
      region: 'eu-west-1',
      domainId: 'd-1',
      profileName: 'dana',
    };

    expect(await client.openStudio('card-fraud', profile)).toEqual(session);
    expect(received[0]).toEqual({
      method: 'POST',
      url: '/api/ml-platform/projects/card-fraud/studio/open',
      body: JSON.stringify(profile),
    });
  });

  it('accepts the empty answer to a refresh', async () => {
    answer = { status: 204 };

    await expect(client.refresh('card-fraud')).resolves.toBeUndefined();
  });

  it.each([
    [400, 'refused'],
    [403, 'denied'],
    [404, 'missing'],
    [409, 'refused'],
    [503, 'unavailable'],
  ])(
    'turns status %d into “%s” with the backend’s reason',
    async (status, kind) => {
      answer = {
        status,
        body: {
          error: { name: 'SomeError', message: 'The reason.' },
          response: { statusCode: status },
        },
      };

      const error = await client.getStudio('card-fraud').catch(it => it);

      expect(describeError(error)).toEqual({ kind, reason: 'The reason.' });
    },
  );
});

async function readBody(request: IncomingMessage) {
  let body = '';
  for await (const chunk of request) {
    body += chunk;
  }
  return body;
}
