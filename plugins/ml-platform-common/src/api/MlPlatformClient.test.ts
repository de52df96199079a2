import { createServer, IncomingMessage, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { MlPlatformClient } from './MlPlatformClient';

const ref = {
  stage: 'dev',
  region: 'eu-west-1',
  pipeline: 'scoring',
} as const;
const execution = { ...ref, execution: 'abc123' };
const executions =
  '/projects/card-fraud/pipelines/dev/eu-west-1/scoring/executions';

describe('MlPlatformClient', () => {
  let server: Server;
  let client: MlPlatformClient;
  let answer: { status: number; body?: object };
  let requests: Array<{ method?: string; url?: string; body: string }>;

  async function readBody(request: IncomingMessage) {
    let body = '';
    for await (const chunk of request) {
      body += chunk;
    }
    return body;
  }

  beforeAll(async () => {
    server = createServer(async (request, response) => {
      const { method, url } = request;
      requests.push({ method, url, body: await readBody(request) });
      response.statusCode = answer.status;
      response.setHeader('content-type', 'application/json');
      response.end(answer.body && JSON.stringify(answer.body));
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    client = new MlPlatformClient({
      discoveryApi: {
        getBaseUrl: async pluginId =>
          `http://127.0.0.1:${port}/api/${pluginId}`,
      },
      fetchApi: { fetch },
    });
  });
  afterAll(() => {
    server.close();
  });
  beforeEach(() => {
    requests = [];
    answer = { status: 200, body: { items: [] } };
  });

  it.each<[string, () => Promise<unknown>, string]>([
    ['listProjects', () => client.listProjects(), '/projects'],
    [
      'listProjects with a request',
      () =>
        client.listProjects({
          filter: 'fraud & co',
          sort: 'monthToDate',
          limit: 5,
          cursor: undefined,
        }),
      '/projects?filter=fraud+%26+co&sort=monthToDate&limit=5',
    ],
    [
      'getAccounts',
      () => client.getAccounts('card-fraud'),
      '/projects/card-fraud/accounts',
    ],
    [
      'getStudio',
      () => client.getStudio('card-fraud'),
      '/projects/card-fraud/studio',
    ],
    [
      'getProjectChoices',
      () => client.getProjectChoices(),
      '/choices/projects',
    ],
    ['getPersonas', () => client.getPersonas(), '/choices/personas'],
    [
      'a slug that is none',
      () => client.getStudio('../../catalog'),
      '/projects/..%2F..%2Fcatalog/studio',
    ],
    [
      'getCosts',
      () => client.getCosts('card-fraud', { groupBy: 'user', days: 60 }),
      '/projects/card-fraud/costs?groupBy=user&days=60',
    ],
    [
      'getPipelines',
      () => client.getPipelines('card-fraud'),
      '/projects/card-fraud/pipelines',
    ],
    [
      'getPipelineExecutions',
      () => client.getPipelineExecutions('card-fraud', ref, { limit: 5 }),
      `${executions}?limit=5`,
    ],
    [
      'getPipelineExecution',
      () => client.getPipelineExecution('card-fraud', execution),
      `${executions}/abc123`,
    ],
    [
      'getStepLogs',
      () => client.getStepLogs('card-fraud', execution, 'a/b'),
      `${executions}/abc123/steps/a%2Fb/logs`,
    ],
    [
      'getModels',
      () => client.getModels('card-fraud'),
      '/projects/card-fraud/models',
    ],
    [
      'getEndpoints',
      () => client.getEndpoints('card-fraud'),
      '/projects/card-fraud/endpoints',
    ],
  ])('%s', async (_, call, url) => {
    await expect(call()).resolves.toEqual({ items: [] });
    expect(requests).toEqual([
      { method: 'GET', url: `/api/ml-platform${url}`, body: '' },
    ]);
  });

  it('opens Studio by POST, so that no link can do it', async () => {
    const session = { url: 'https://example.com', expiresAt: '2026-11-24' };
    const request = {
      stage: 'dev',
      region: 'eu-west-1',
      domainId: 'd-abc',
      profileName: 'dana',
    } as const;
    answer = { status: 200, body: session };

    await expect(client.openStudio('card-fraud', request)).resolves.toEqual(
      session,
    );
    expect(requests).toEqual([
      {
        method: 'POST',
        url: '/api/ml-platform/projects/card-fraud/studio/open',
        body: JSON.stringify(request),
      },
    ]);
  });

  it('refreshes by POST', async () => {
    answer = { status: 202 };

    await expect(client.refresh('card-fraud')).resolves.toBeUndefined();
    expect(requests).toEqual([
      {
        method: 'POST',
        url: '/api/ml-platform/projects/card-fraud/refresh',
        body: '',
      },
    ]);
  });

  it('acts on pipelines and models by POST', async () => {
    answer = { status: 200, body: execution };
    const request = { requestToken: 'x'.repeat(32) };
    await expect(
      client.startPipeline('card-fraud', ref, request),
    ).resolves.toEqual(execution);
    answer = { status: 204 };
    await client.stopPipelineExecution('card-fraud', execution);
    await client.retryPipelineExecution('card-fraud', execution);
    await client.setModelApproval(
      'card-fraud',
      { accountId: '1', region: 'eu-west-1', group: 'scoring', version: 3 },
      { approval: 'Rejected', comment: 'Too slow' },
    );

    expect(requests).toEqual(
      [
        [executions, JSON.stringify(request)],
        [`${executions}/abc123/stop`, ''],
        [`${executions}/abc123/retry`, ''],
        [
          '/projects/card-fraud/models/1/eu-west-1/scoring/3/approval',
          JSON.stringify({ approval: 'Rejected', comment: 'Too slow' }),
        ],
      ].map(([path, body]) => ({
        method: 'POST',
        url: `/api/ml-platform${path}`,
        body,
      })),
    );
  });

  it('throws the error of the backend', async () => {
    answer = {
      status: 403,
      body: {
        error: { name: 'NotAllowedError', message: 'Not yours' },
        response: { statusCode: 403 },
      },
    };

    await expect(client.getAccounts('card-fraud')).rejects.toThrow(
      expect.objectContaining({
        name: 'ResponseError',
        statusCode: 403,
        cause: expect.objectContaining({ message: 'Not yours' }),
      }),
    );
  });
});
