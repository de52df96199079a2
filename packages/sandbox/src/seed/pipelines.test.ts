import {
  DescribeLogStreamsCommand,
  GetLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  DescribeEndpointCommand,
  DescribeModelCommand,
  DescribeModelPackageCommand,
  DescribePipelineCommand,
  DescribeTrainingJobCommand,
  ListModelPackagesCommand,
  ListPipelineExecutionsCommand,
  ListPipelineExecutionStepsCommand,
  ListPipelinesCommand,
  ListTagsCommand,
} from '@aws-sdk/client-sagemaker';
import { startSandbox, type RunningSandbox } from '..';
import type { Sample } from '../aws/cloudformation/__testUtils__/conformance';
import {
  hub,
  TestAccount,
} from '../aws/cloudformation/__testUtils__/TestAccount';
import { violations } from '../aws/sagemaker/__testUtils__/violations';
import { parseDefinition } from '../aws/sagemaker/pipelines/definition/parseDefinition';
import { accountId } from './accounts';
import { pipelineScope, seedPipelineList } from './pipelineList';

describe('the seeded pipelines', () => {
  const samples: Sample[] = [];
  const open: TestAccount[] = [];
  let sandbox: RunningSandbox;

  beforeAll(async () => {
    sandbox = await startSandbox();
  });

  afterAll(async () => {
    open.forEach(account => account.destroy());
    await sandbox.stop();
  });

  async function enter(account: string, region: string) {
    const entered = await TestAccount.root(
      sandbox.awsUrl,
      account,
      samples,
      region,
    );
    open.push(entered);
    return entered;
  }

  async function historyOf(pipeline: (typeof seedPipelineList)[number]) {
    const { account, region } = pipelineScope(pipeline);
    const reader = await enter(account, region);
    const { PipelineExecutionSummaries = [] } = await reader.sagemaker.send(
      new ListPipelineExecutionsCommand({
        PipelineName: pipeline.name,
        MaxResults: 100,
      }),
    );
    const executions = await Promise.all(
      PipelineExecutionSummaries.map(async execution => {
        const { PipelineExecutionSteps = [] } = await reader.sagemaker.send(
          new ListPipelineExecutionStepsCommand({
            PipelineExecutionArn: execution.PipelineExecutionArn,
            SortOrder: 'Ascending',
          }),
        );
        return { ...execution, steps: PipelineExecutionSteps };
      }),
    );
    return { reader, region, executions };
  }

  it.each(seedPipelineList.map(one => [one.name, one] as const))(
    '%s has a history with successes, failures with reasons, stopped and cached ones',
    async (name, pipeline) => {
      const { reader, executions } = await historyOf(pipeline);
      expect(executions).toHaveLength(pipeline.executions);
      const statuses = new Set(
        executions.map(one => one.PipelineExecutionStatus),
      );
      expect(statuses).toEqual(new Set(['Succeeded', 'Failed', 'Stopped']));
      const steps = executions.flatMap(one => one.steps);
      const failed = steps.filter(one => one.StepStatus === 'Failed');
      expect(failed.every(one => one.FailureReason)).toBe(true);
      expect(new Set(failed.map(one => one.StepName))).toEqual(
        new Set(['Preprocess', 'Train', 'TooWeak']),
      );
      expect(steps.some(one => one.CacheHitResult)).toBe(true);
      for (const { StartTime, EndTime } of steps) {
        expect(StartTime?.getTime()).toBeLessThanOrEqual(
          EndTime?.getTime() ?? 0,
        );
        expect(EndTime?.getTime()).toBeLessThanOrEqual(Date.now());
      }
      const described = await reader.sagemaker.send(
        new DescribePipelineCommand({ PipelineName: name }),
      );
      expect(() =>
        parseDefinition(described.PipelineDefinition ?? ''),
      ).not.toThrow();
      const { Tags } = await reader.sagemaker.send(
        new ListTagsCommand({ ResourceArn: described.PipelineArn }),
      );
      expect(Tags).toEqual(
        expect.arrayContaining([
          { Key: 'atelier:project', Value: pipeline.project.slug },
          { Key: 'atelier:stage', Value: 'dev' },
        ]),
      );
    },
  );

  it('keep the log of a failed job', async () => {
    const [pipeline] = seedPipelineList;
    const { reader, executions } = await historyOf(pipeline);
    const step = executions
      .flatMap(one => one.steps)
      .find(
        one => one.StepName === 'Preprocess' && one.StepStatus === 'Failed',
      );
    const name = step?.Metadata?.ProcessingJob?.Arn?.split('/').pop();
    const logGroupName = '/aws/sagemaker/ProcessingJobs';
    const { logStreams = [] } = await reader.logs.send(
      new DescribeLogStreamsCommand({
        logGroupName,
        logStreamNamePrefix: `${name}/`,
      }),
    );
    const { events = [] } = await reader.logs.send(
      new GetLogEventsCommand({
        logGroupName,
        logStreamName: logStreams[0]?.logStreamName,
      }),
    );
    expect(events.at(-1)?.message).toContain("'store_region");
  });

  it('registered versions in every state of approval, from trainings that are there', async () => {
    for (const pipeline of seedPipelineList) {
      const { region, account } = pipelineScope(pipeline);
      const registry = await enter(hub, region);
      const { ModelPackageSummaryList = [] } = await registry.sagemaker.send(
        new ListModelPackagesCommand({
          ModelPackageGroupName: pipeline.name,
          MaxResults: 100,
        }),
      );
      expect(
        new Set(ModelPackageSummaryList.map(one => one.ModelApprovalStatus)),
      ).toEqual(new Set(['Approved', 'Rejected', 'PendingManualApproval']));
      const version = await registry.sagemaker.send(
        new DescribeModelPackageCommand({
          ModelPackageName: ModelPackageSummaryList[0].ModelPackageArn,
        }),
      );
      const score = Number(
        version.CustomerMetadataProperties?.[pipeline.metric],
      );
      expect(score).toBeGreaterThan(pipeline.minimum);
      const [container] = version.InferenceSpecification?.Containers ?? [];
      const job = container?.ModelDataUrl?.split('/').at(-3);
      const reader = await enter(account, region);
      expect(
        await reader.sagemaker.send(
          new DescribeTrainingJobCommand({ TrainingJobName: job }),
        ),
      ).toMatchObject({
        TrainingJobStatus: 'Completed',
        ModelArtifacts: { S3ModelArtifacts: container?.ModelDataUrl },
      });
    }
  });

  it('serve approved versions from the endpoints of their stages', async () => {
    for (const pipeline of seedPipelineList) {
      const { region } = pipelineScope(pipeline);
      for (const stage of pipeline.endpoints) {
        const reader = await enter(accountId(pipeline.project, stage), region);
        const endpoint = await reader.sagemaker.send(
          new DescribeEndpointCommand({ EndpointName: pipeline.name }),
        );
        expect(endpoint.EndpointStatus).toBe('InService');
        const model = await reader.sagemaker.send(
          new DescribeModelCommand({ ModelName: endpoint.EndpointConfigName }),
        );
        const registry = await enter(hub, region);
        const version = await registry.sagemaker.send(
          new DescribeModelPackageCommand({
            ModelPackageName: model.PrimaryContainer?.ModelPackageName,
          }),
        );
        expect(version.ModelApprovalStatus).toBe('Approved');
      }
    }
  });

  it('are absent where a project is not adopted', async () => {
    const reader = await enter('201000000061', 'eu-west-1');
    const { PipelineSummaries } = await reader.sagemaker.send(
      new ListPipelinesCommand({}),
    );
    expect(PipelineSummaries).toEqual([]);
  });

  it("keeps to AWS's models", () => {
    expect(violations(samples)).toEqual([]);
  });
});
