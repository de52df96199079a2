import {
  CreatePipelineCommand,
  SageMakerClient,
  StartPipelineExecutionCommand,
} from '@aws-sdk/client-sagemaker';
import { startSandbox } from '@atelier/sandbox';
import { TestDatabases } from '@backstage/backend-test-utils';
import {
  MlPipeline,
  PipelineExecution,
  PipelineExecutionSummary,
  PipelineStep,
} from '@atelier/plugin-ml-platform-common';
import { Knex } from 'knex';
import { eventually } from './__testUtils__/eventually';
import { SandboxControl } from './__testUtils__/sandbox';
import { startMlPlatform } from './__testUtils__/startMlPlatform';

jest.setTimeout(120_000);

const accountId = '201000000011';
const pipelinesPath = '/projects/demand-forecast/pipelines';
const executionsPath = `${pipelinesPath}/dev/eu-west-1/store-demand/executions`;
const requestToken = 'a-token-of-at-least-32-characters-0001';

describe('Pipelines over HTTP', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let knex: Knex;
  let sandbox: Awaited<ReturnType<typeof startSandbox>>;
  let control: SandboxControl;
  let portal: Awaited<ReturnType<typeof startMlPlatform>>;

  const get = (path: string, user = 'ravi.patel') => portal.as(user).get(path);

  beforeAll(async () => {
    sandbox = await startSandbox({ speed: 1000 });
    process.env.AWS_ENDPOINT_URL = sandbox.awsUrl;
    control = new SandboxControl(sandbox.awsUrl);
    knex = await databases.init('SQLITE_3');
    portal = await startMlPlatform({ knex });
    await eventually(async () => {
      const { body } = await get(pipelinesPath);
      if (!body.asOf || body.items.length < 3) {
        throw new Error(`Not collected yet: ${JSON.stringify(body)}`);
      }
    });
  });

  afterEach(() => control.removeFaults());

  afterAll(async () => {
    await portal?.stop();
    await sandbox?.stop();
    delete process.env.AWS_ENDPOINT_URL;
  });

  const post = (path: string, body?: object, user = 'ravi.patel') =>
    portal.as(user).post(path, body);
  const pipelineNamed = async (name: string): Promise<MlPipeline> => {
    const { body } = await get(pipelinesPath).expect(200);
    return body.items.find((pipeline: MlPipeline) => pipeline.name === name);
  };
  const ended = async (path: string): Promise<PipelineExecution> =>
    eventually(async () => {
      await portal.run('follow-executions');
      const { body } = await get(path).expect(200);
      if (['Executing', 'Stopping'].includes(body.status)) {
        throw new Error(`Still ${body.status}`);
      }
      return body;
    });
  const client = () =>
    portal.clients.get(SageMakerClient, {
      accountId,
      region: 'eu-west-1',
      role: 'provisioner',
    });

  it('shows pipelines with their newest executions and their parameters', async () => {
    const { body } = await get(pipelinesPath).expect(200);
    expect(body).toMatchObject({ failures: [], asOf: expect.any(String) });
    const pipeline = await pipelineNamed('store-demand');
    expect(pipeline).toMatchObject({
      accountId,
      region: 'eu-west-1',
      stage: 'dev',
      status: 'Active',
      arn: `arn:aws:sagemaker:eu-west-1:${accountId}:pipeline/store-demand`,
    });
    expect(pipeline.parameters).toContainEqual({
      name: 'Rounds',
      type: 'String',
      defaultValue: '120',
    });
    expect(pipeline.executions).toHaveLength(10);
    const started = pipeline.executions.map(({ startedAt }) => startedAt);
    expect(started).toEqual([...started].sort().reverse());
    expect(
      pipeline.executions.every(({ endedAt, status }) => endedAt || status),
    ).toBe(true);
  });

  it('pages through all executions, newest first', async () => {
    const all: PipelineExecutionSummary[] = [];
    let cursor = '';
    do {
      const { body } = await get(
        `${executionsPath}?limit=15${cursor && `&cursor=${cursor}`}`,
      ).expect(200);
      all.push(...body.items);
      cursor = body.nextCursor;
    } while (cursor);
    expect(all.length).toBeGreaterThan(30);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    const started = all.map(({ startedAt }) => startedAt);
    expect(started).toEqual([...started].sort().reverse());
    await get(`${executionsPath}?cursor=abc`).expect(400);
  });

  it('shows an execution with its steps, their order and why one failed', async () => {
    const { body: page } = await get(`${executionsPath}?limit=100`);
    const failed = page.items.find(
      ({ status }: PipelineExecutionSummary) => status === 'Failed',
    );
    const { body } = await get(`${executionsPath}/${failed.id}`).expect(200);
    const execution: PipelineExecution = body;
    expect(execution).toMatchObject({
      id: failed.id,
      accountId,
      stage: 'dev',
      pipeline: 'store-demand',
      status: 'Failed',
      asOf: expect.any(String),
    });
    expect(
      execution.steps.map(({ name, dependsOn }) => [name, dependsOn]),
    ).toEqual([
      ['Preprocess', []],
      ['Train', ['Preprocess']],
      ['Evaluate', ['Preprocess', 'Train']],
      ['CheckScore', ['Evaluate']],
      ['Register', ['Train', 'CheckScore']],
      ['TooWeak', ['CheckScore']],
    ]);
    expect(execution.steps.some(({ failureReason }) => failureReason)).toBe(
      true,
    );
    expect(execution.parameters.map(({ name }) => name)).toContain('Rounds');
  });

  it('reads the steps of an old execution from AWS once, when somebody asks', async () => {
    const { body: page } = await get(`${executionsPath}?limit=100`);
    const oldest: PipelineExecutionSummary = page.items.at(-1);
    expect(oldest.endedAt).toBeUndefined();

    const before = (await control.journal()).length;
    const answers = await Promise.all(
      [1, 2].map(() => get(`${executionsPath}/${oldest.id}`).expect(200)),
    );
    await get(`${executionsPath}/${oldest.id}`).expect(200);

    expect(answers[0].body.steps).not.toHaveLength(0);
    expect(answers[0].body.endedAt).toEqual(expect.any(String));
    const calls = (await control.journal()).slice(before);
    expect(calls.map(({ operation }) => operation).sort()).toEqual([
      'DescribePipelineDefinitionForExecution',
      'DescribePipelineExecution',
      'ListPipelineExecutionSteps',
      'ListPipelineParametersForExecution',
    ]);
  });

  it('answers from the read model: no page view calls AWS', async () => {
    const { executions } = await pipelineNamed('store-demand');
    const before = (await control.journal()).length;
    await get(pipelinesPath).expect(200);
    await get(executionsPath).expect(200);
    await get(`${executionsPath}/${executions[0].id}`).expect(200);
    await get('/projects').expect(200);
    expect((await control.journal()).length).toBe(before);
  });

  it('describes nothing again that did not change', async () => {
    const before = (await control.journal()).length;
    await portal.run('collect-pipelines');
    const calls = (await control.journal()).slice(before);
    expect(new Set(calls.map(({ operation }) => operation))).toEqual(
      new Set(['ListPipelines', 'ListPipelineExecutions']),
    );
  });

  it('starts a pipeline once for a token, in the name of the person, and follows it to its end', async () => {
    const request = {
      requestToken,
      parameters: [{ name: 'DataVersion', value: 'week-0' }],
    };
    const first = await post(executionsPath, request).expect(200);
    const again = await post(executionsPath, request).expect(200);
    expect(again.body).toEqual(first.body);
    const { execution } = first.body;
    const path = `${executionsPath}/${execution}`;

    const [call] = (await control.journal()).filter(
      ({ operation }) => operation === 'StartPipelineExecution',
    );
    expect(call.principal).toContain('AtelierProvisioner/ravi.patel');
    expect((await pipelineNamed('store-demand')).executions[0].id).toBe(
      execution,
    );
    expect(portal.signals).toContainEqual({
      recipients: { type: 'broadcast' },
      channel: 'ml-platform:project:demand-forecast',
      message: { what: 'pipelines' },
    });
    portal.signals.splice(0);

    const end = await ended(path);
    expect(end).toMatchObject({ endedAt: expect.any(String) });
    expect(end.parameters).toContainEqual({
      name: 'DataVersion',
      value: 'week-0',
    });
    expect(portal.signals).not.toHaveLength(0);
    const { body } = await get('/projects/demand-forecast').expect(200);
    expect(body.lastExecution).toMatchObject({
      id: execution,
      stage: 'dev',
      region: 'eu-west-1',
      pipeline: 'store-demand',
    });
  });

  it('stops an execution, refuses to stop what ended, and retries it', async () => {
    await control.setSpeed(1);
    const { body } = await post(executionsPath, {
      requestToken: requestToken.replace('1', '2'),
      parameters: [{ name: 'DataVersion', value: 'week-1' }],
    }).expect(200);
    const path = `${executionsPath}/${body.execution}`;
    await post(`${path}/stop`).expect(204);
    await control.setSpeed(1000);
    expect((await ended(path)).status).toBe('Stopped');

    const refused = await post(`${path}/stop`).expect(409);
    expect(refused.body.error.message).toContain('nothing to stop');

    await post(`${path}/retry`).expect(204);
    const retried = await ended(path);
    expect(['Succeeded', 'Failed']).toContain(retried.status);
    expect(portal.logger.lines).toContainEqual(
      expect.stringMatching(/pipeline-retry(.|\n)*user:default\/ravi\.patel/),
    );
  });

  it.each([
    [{ name: 'Depth', value: '3' }, "'Depth' is no parameter"],
    [
      { name: 'MinimumScore', value: 'high' },
      "'MinimumScore' must be of type Float",
    ],
  ])('refuses to start with %p', async (parameter, message) => {
    const { body } = await post(executionsPath, {
      requestToken,
      parameters: [parameter],
    }).expect(400);
    expect(body.error.message).toContain(message);
  });

  it('shows the end of what a job logged, and stores nothing of it', async () => {
    const { executions } = await pipelineNamed('store-demand');
    const path = `${executionsPath}/${executions[0].id}`;
    const { body: execution } = await get(path).expect(200);
    expect(
      execution.steps.filter(({ hasLogs }: PipelineStep) => hasLogs),
    ).not.toHaveLength(0);
    const response = await get(`${path}/steps/Train/logs`).expect(200);
    expect(response.headers['cache-control']).toBe('no-store');
    expect(response.body).toMatchObject({
      logGroup: '/aws/sagemaker/TrainingJobs',
      truncated: expect.any(Boolean),
    });
    const { lines } = response.body;
    expect(lines.length).toBeGreaterThan(0);
    const stored = await knex('pipeline_execution_details').select();
    expect(JSON.stringify(stored)).not.toContain(lines[0].message);
    const absent = await get(`${path}/steps/CheckScore/logs`).expect(404);
    expect(absent.body.error.message).toContain("'CheckScore'");
  });

  it.each([
    ['post', executionsPath, { requestToken }],
    ['post', `${executionsPath}/abc123/stop`, undefined],
    ['post', `${executionsPath}/abc123/retry`, undefined],
    ['get', pipelinesPath, undefined],
    ['get', executionsPath, undefined],
    ['get', `${executionsPath}/abc123`, undefined],
    ['get', `${executionsPath}/abc123/steps/Train/logs`, undefined],
  ] as const)(
    'does not show somebody else that it is there: %s %s',
    async (method, path, body) => {
      const nobody = portal.as('nobody');
      const { status } = await (method === 'get'
        ? nobody.get(path)
        : nobody.post(path, body));
      expect(status).toBe(404);
    },
  );

  it.each([
    [`${pipelinesPath}/prod/eu-central-1/store-demand/executions`, 400],
    [`${pipelinesPath}/dev/eu-west-1/nothing/executions`, 404],
    [`${executionsPath}/abcdefghijkl`, 404],
    [`${pipelinesPath}/live/eu-west-1/store-demand/executions`, 400],
  ])('answers %s with %p', async (path, status) => {
    expect((await get(path)).status).toBe(status);
  });

  it('shows with the others what somebody made in AWS, once it was read', async () => {
    await client().send(
      new CreatePipelineCommand({
        PipelineName: 'Nightly',
        RoleArn: `arn:aws:iam::${accountId}:role/atelier/mlops-pipeline`,
        ClientRequestToken: 'nightly-pipeline-token-of-32-characters',
        PipelineDefinition: JSON.stringify({
          Version: '2020-12-01',
          Parameters: [{ Name: 'Reason', Type: 'String' }],
          Steps: [
            {
              Name: 'Stop',
              Type: 'Fail',
              Arguments: { ErrorMessage: { Get: 'Parameters.Reason' } },
            },
          ],
        }),
      }),
    );
    await client().send(
      new StartPipelineExecutionCommand({
        PipelineName: 'Nightly',
        PipelineParameters: [{ Name: 'Reason', Value: 'No data today' }],
        ClientRequestToken: 'nightly-execution-token-of-32-characters',
      }),
    );
    await portal.publish({
      project: 'demand-forecast',
      accountId,
      region: 'eu-west-1',
    });
    const { executions } = await eventually(async () => {
      const found = await pipelineNamed('Nightly');
      if (!found) {
        throw new Error('Not read yet');
      }
      return found;
    });
    const path = `${pipelinesPath}/dev/eu-west-1/Nightly/executions/${executions[0].id}`;
    const execution = await ended(path);
    expect(execution.status).toBe('Failed');
    expect(execution.steps[0]).toMatchObject({
      name: 'Stop',
      type: 'Fail',
      failureReason: expect.stringContaining('No data today'),
    });
    const missing = await post(
      `${pipelinesPath}/dev/eu-west-1/Nightly/executions`,
      { requestToken },
    ).expect(400);
    expect(missing.body.error.message).toContain("'Reason' has no default");
  });
});
