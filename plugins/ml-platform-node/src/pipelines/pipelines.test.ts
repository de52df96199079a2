import { randomUUID } from 'node:crypto';
import { AwsTarget } from '../clients';
import { collect } from '../calls/paginate';
import { describeEndpoint, listEndpoints } from '../endpoints';
import { readStepLogs } from '../logs';
import {
  describeModelVersion,
  listModelGroups,
  listModelVersions,
  setModelApproval,
} from '../models';
import { readUserCosts } from '../costs';
import { Platform, startPlatform } from '../__testUtils__/startPlatform';
import {
  describePipeline,
  describePipelineExecution,
  isRunning,
  joinSteps,
  listPipelineExecutions,
  listPipelines,
  readExecutionDefinition,
  readExecutionParameters,
  readStepStates,
  retryPipelineExecution,
  startPipeline,
  stopPipelineExecution,
} from '.';

jest.setTimeout(60_000);

const dev: AwsTarget = {
  accountId: '201000000011',
  region: 'eu-west-1',
  role: 'reader',
};
const actor = 'user:default/lena.koch';
const asLena: AwsTarget = { ...dev, role: 'provisioner', actor };

describe('readers of SageMaker pipelines, models, endpoints and logs', () => {
  let platform: Platform;

  beforeAll(async () => {
    platform = await startPlatform();
  });
  afterEach(() => platform.clearFaults());
  afterAll(() => platform.stop());

  const executions = (pipeline = 'store-demand') =>
    collect(listPipelineExecutions(platform.clients, dev, pipeline));

  it('reads every page of pipelines and executions', async () => {
    const pipelines = await collect(listPipelines(platform.clients, dev));
    expect(pipelines.map(({ name }) => name).sort()).toEqual(
      expect.arrayContaining([
        'new-item-demand',
        'promo-uplift',
        'store-demand',
      ]),
    );
    const { parameters, status } = await describePipeline(
      platform.clients,
      dev,
      'store-demand',
    );
    expect(status).toBe('Active');
    expect(parameters.length).toBeGreaterThan(0);
    const all = await executions();
    expect(all.length).toBeGreaterThan(20);
    const started = all.map(({ startedAt }) => startedAt);
    expect(started).toEqual([...started].sort().reverse());
  });

  it('reads an execution with its steps, parameters and definition', async () => {
    const all = await executions();
    const failed = all.find(({ status }) => status === 'Failed');
    const arn = failed?.arn ?? '';
    const described = await describePipelineExecution(
      platform.clients,
      dev,
      arn,
    );
    expect(described).toMatchObject({
      id: failed?.id,
      status: 'Failed',
      endedAt: described.changedAt,
    });
    const { steps } = await readExecutionDefinition(platform.clients, dev, arn);
    const joined = joinSteps(
      steps,
      await readStepStates(platform.clients, dev, arn, { partition: 'aws' }),
    );
    expect(joined.find(({ status }) => status === 'Failed')).toMatchObject({
      failureReason: expect.any(String),
    });
    expect(
      await readExecutionParameters(platform.clients, dev, arn),
    ).toContainEqual({ name: 'Rounds', value: expect.any(String) });
  });

  it('says which execution there is not', async () => {
    await expect(
      describePipelineExecution(
        platform.clients,
        dev,
        'arn:aws:sagemaker:eu-west-1:201000000011:pipeline/store-demand/execution/nothing12345',
      ),
    ).rejects.toThrow(
      expect.objectContaining({
        name: 'NotFoundError',
        message: expect.stringContaining('sagemaker:DescribePipelineExecution'),
      }),
    );
  });

  it('starts one execution for a token, and neither stops nor retries what succeeded', async () => {
    const request = { pipeline: 'promo-uplift', requestToken: randomUUID() };
    const mark = await platform.mark();
    const [arn, again] = await Promise.all([
      startPipeline(platform.clients, asLena, request),
      startPipeline(platform.clients, asLena, request),
    ]);
    expect(again).toBe(arn);
    const call = (await platform.calls(mark)).find(
      ({ operation }) => operation === 'StartPipelineExecution',
    );
    expect(call?.principal).toContain('AtelierProvisioner/lena.koch');

    const ended = async () => {
      for (;;) {
        const { status } = await describePipelineExecution(
          platform.clients,
          dev,
          arn,
        );
        if (!isRunning(status)) {
          return status;
        }
      }
    };
    expect(await ended()).toBe('Succeeded');
    await expect(
      stopPipelineExecution(platform.clients, asLena, arn),
    ).rejects.toThrow('there is nothing to stop');
    await expect(
      retryPipelineExecution(platform.clients, asLena, arn),
    ).rejects.toThrow('can be retried');
  });

  it('reads the end of the logs of a job, and nothing of a job that has not written', async () => {
    const [{ arn }] = await executions();
    const states = await readStepStates(platform.clients, dev, arn, {
      partition: 'aws',
    });
    const jobArn =
      states.find(({ cached, hasLogs }) => hasLogs && !cached)?.jobArn ?? '';
    const logs = await readStepLogs(platform.clients, dev, jobArn, {
      partition: 'aws',
    });
    expect(logs.lines.length).toBeGreaterThan(0);
    expect(logs.lines.length).toBeLessThanOrEqual(200);
    const times = logs.lines.map(({ at }) => at);
    expect(times).toEqual([...times].sort());
    const nothing = await readStepLogs(
      platform.clients,
      dev,
      'arn:aws:sagemaker:eu-west-1:201000000011:transform-job/never',
      { partition: 'aws' },
    );
    expect(nothing).toMatchObject({ lines: [], truncated: false });
  });

  it('reads groups, versions and what an endpoint serves, and approves', async () => {
    const hub: AwsTarget = { ...dev, accountId: '100200300402' };
    const groups = await collect(listModelGroups(platform.clients, hub));
    expect(groups.map(({ name }) => name)).toContain('store-demand');
    const [newest] = await listModelVersions(
      platform.clients,
      hub,
      'store-demand',
      { limit: 5 },
    );
    await setModelApproval(
      platform.clients,
      { ...hub, role: 'provisioner', actor },
      newest.arn,
      { approval: 'Approved', comment: 'Looks right' },
    );
    expect(
      await describeModelVersion(platform.clients, hub, newest.arn),
    ).toMatchObject({
      version: newest.version,
      approval: 'Approved',
      approvalDescription: 'Looks right',
      metrics: [{ name: 'r2', value: expect.any(Number) }],
      pipelineExecutionArn: expect.stringContaining('/execution/'),
    });
    const preprod: AwsTarget = { ...dev, accountId: '201000000012' };
    const [endpoint] = await collect(listEndpoints(platform.clients, preprod));
    const described = await describeEndpoint(
      platform.clients,
      preprod,
      endpoint.name,
    );
    expect(described).toMatchObject(endpoint);
    expect(described.modelPackageArns).toEqual([
      expect.stringMatching(/:100200300402:model-package\//),
    ]);
  });

  it('reads what carries a user tag, and leaves out what does not', async () => {
    const day = (daysAgo: number) =>
      new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
    const costs = await collect(
      readUserCosts(platform.clients, platform.config, {
        start: day(10),
        end: day(1),
      }),
    );
    expect(new Set(costs.map(({ user }) => user))).toContain(
      'user:default/ravi.patel',
    );
    expect(costs.every(({ user }) => user.startsWith('user:'))).toBe(true);
  });
});
