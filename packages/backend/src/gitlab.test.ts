import { createServer, IncomingMessage, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { gitlabPlugin } from './gitlab';

/** A code host that keeps what it was asked. */
async function startCodeHost() {
  const requests: IncomingMessage[] = [];
  const server = createServer((req, res) => {
    requests.push(req);
    res.setHeader('content-type', 'application/json');
    res.end(JSON.stringify([{ id: 1, status: 'success' }]));
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { requests, server, host: `localhost:${port}`, port };
}

describe('gitlabPlugin', () => {
  let server: Server;
  let requests: IncomingMessage[];
  let host: string;
  let backend: TestBackend;

  beforeAll(async () => {
    const codeHost = await startCodeHost();
    ({ server, requests, host } = codeHost);
    backend = await startTestBackend({
      features: [
        gitlabPlugin,
        mockServices.rootConfig.factory({
          data: {
            backend: { baseUrl: 'http://localhost:3000' },
            integrations: {
              gitlab: [
                {
                  host,
                  baseUrl: `http://${host}`,
                  apiBaseUrl: `http://127.0.0.1:${codeHost.port}/api/v4`,
                  token: 'portal-token',
                },
              ],
            },
          },
        }),
      ],
    });
  });

  afterAll(async () => {
    await backend.stop();
    await new Promise(resolve => {
      server.close(resolve);
    });
  });

  beforeEach(() => {
    requests.length = 0;
  });

  const ask = (path: string, headers: Record<string, string> = {}) =>
    fetch(
      `http://localhost:${backend.server.port()}/api/gitlab/rest/${host}${path}`,
      {
        headers: { authorization: mockCredentials.user.header(), ...headers },
      },
    );

  it('reads from a host with a port, with the portal’s token', async () => {
    const response = await ask(
      '/projects/forecasting%2Fchurn/pipelines?ref=main',
    );

    expect(response.status).toBe(200);
    expect(await response.json()).toEqual([{ id: 1, status: 'success' }]);
    expect(requests.map(it => it.url)).toEqual([
      '/api/v4/projects/forecasting%2Fchurn/pipelines?ref=main',
    ]);
    expect(requests[0].headers['private-token']).toBe('portal-token');
  });

  it('gives the code host neither cookies nor the person’s own token', async () => {
    await ask('/projects/7', { cookie: 'connect.sid=secret' });

    expect(requests).toHaveLength(1);
    expect(requests[0].headers).not.toHaveProperty('cookie');
    expect(requests[0].headers).not.toHaveProperty('authorization');
  });

  it.each([
    ['nobody', { authorization: mockCredentials.none.header() }, 401],
    ['a plugin', { authorization: mockCredentials.service.header() }, 403],
  ])('refuses %s', async (_case, headers, status) => {
    const response = await ask('/projects/7', headers);

    expect(response.status).toBe(status);
    expect(requests).toEqual([]);
  });

  it('refuses what the tab does not show', async () => {
    const response = await ask('/projects/7/variables');

    expect(response.status).toBe(403);
    expect((await response.json()).error.message).toContain('CI tab');
    expect(requests).toEqual([]);
  });
});
