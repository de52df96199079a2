import { randomUUID } from 'node:crypto';
import {
  GetLogEventsCommand,
  DescribeLogStreamsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateBucketCommand,
  GetObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  CreateModelPackageGroupCommand,
  CreatePipelineCommand,
  DescribePipelineExecutionCommand,
  DescribeProcessingJobCommand,
  DescribeTrainingJobCommand,
  ListModelPackagesCommand,
  ListPipelineExecutionsCommand,
  ListPipelineExecutionStepsCommand,
  ListPipelineParametersForExecutionCommand,
  ListTagsCommand,
  RetryPipelineExecutionCommand,
  StartPipelineExecutionCommand,
  StopPipelineExecutionCommand,
  UpdatePipelineExecutionCommand,
  type PipelineExecutionStep,
  type StartPipelineExecutionCommandInput,
} from '@aws-sdk/client-sagemaker';
import { startSandbox, type RunningSandbox } from '../../..';
import { rootConfig } from '../../../__testUtils__/credentials';
import type { Sample } from '../../cloudformation/__testUtils__/conformance';
import { eventually } from '../../cloudformation/__testUtils__/eventually';
import { TestAccount } from '../../cloudformation/__testUtils__/TestAccount';
import {
  processingStep,
  trainAndRegister,
  trainingStep,
} from '../__testUtils__/definitions';
import { newExecutionRole } from '../__testUtils__/executionRole';
import { violations } from '../__testUtils__/violations';
import type { DefinitionStep } from './definition/types';

const account = '201000000021';
const Bucket = 'ml-executions-test';

describe('pipeline executions', () => {
  const samples: Sample[] = [];
  let sandbox: RunningSandbox;
  let caller: TestAccount;
  let s3: S3Client;
  let role: string;

  beforeAll(async () => {
    sandbox = await startSandbox({ speed: 2000 });
    caller = await TestAccount.root(sandbox.awsUrl, account, samples);
    role = await newExecutionRole(caller);
    s3 = new S3Client(await rootConfig(sandbox.awsUrl, account));
    await s3.send(
      new CreateBucketCommand({
        Bucket,
        CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' },
      }),
    );
  });

  afterAll(async () => {
    s3.destroy();
    caller.destroy();
    await sandbox.stop();
  });

  async function newPipeline(PipelineName: string, definition: unknown) {
    await caller.sagemaker.send(
      new CreatePipelineCommand({
        PipelineName,
        PipelineDefinition:
          typeof definition === 'string'
            ? definition
            : JSON.stringify(definition),
        RoleArn: role,
        ClientRequestToken: randomUUID(),
      }),
    );
    return PipelineName;
  }

  async function start(
    PipelineName: string,
    parameters: Record<string, string> = {},
    extra: Partial<StartPipelineExecutionCommandInput> = {},
  ) {
    const { PipelineExecutionArn = '' } = await caller.sagemaker.send(
      new StartPipelineExecutionCommand({
        PipelineName,
        PipelineParameters: Object.entries(parameters).map(([Name, Value]) => ({
          Name,
          Value,
        })),
        ClientRequestToken: randomUUID(),
        ...extra,
      }),
    );
    return PipelineExecutionArn;
  }

  const describe_ = (PipelineExecutionArn: string) =>
    caller.sagemaker.send(
      new DescribePipelineExecutionCommand({ PipelineExecutionArn }),
    );

  async function stepsOf(PipelineExecutionArn: string) {
    const { PipelineExecutionSteps = [] } = await caller.sagemaker.send(
      new ListPipelineExecutionStepsCommand({
        PipelineExecutionArn,
        SortOrder: 'Ascending',
        MaxResults: 100,
      }),
    );
    return PipelineExecutionSteps;
  }

  async function ended(arn: string) {
    const execution = await eventually(
      () => describe_(arn),
      ({ PipelineExecutionStatus: status }) =>
        !['Executing', 'Stopping'].includes(status ?? ''),
    );
    return { ...execution, steps: await stepsOf(arn) };
  }

  const states = (steps: PipelineExecutionStep[]) =>
    steps.map(({ StepName, StepStatus }) => `${StepName} ${StepStatus}`);

  describe('of a pipeline that trains and registers', () => {
    let name: string;
    let group: string;

    beforeAll(async () => {
      const made = await caller.sagemaker.send(
        new CreateModelPackageGroupCommand({ ModelPackageGroupName: 'churn' }),
      );
      group = made.ModelPackageGroupArn ?? '';
      name = await newPipeline('churn', trainAndRegister(role, group, Bucket));
    });

    it('registers a model that is good enough', async () => {
      const arn = await start(name);
      const { PipelineExecutionStatus, steps } = await ended(arn);
      expect(PipelineExecutionStatus).toBe('Succeeded');
      expect(states(steps)).toEqual([
        'Preprocess Succeeded',
        'Train Succeeded',
        'Evaluate Succeeded',
        'Check Succeeded',
        'Register Succeeded',
      ]);
      expect(steps[3].Metadata).toEqual({ Condition: { Outcome: 'True' } });
      const { ModelPackageSummaryList } = await caller.sagemaker.send(
        new ListModelPackagesCommand({ ModelPackageGroupName: 'churn' }),
      );
      expect(ModelPackageSummaryList).toMatchObject([
        {
          ModelPackageVersion: 1,
          ModelApprovalStatus: 'PendingManualApproval',
          ModelPackageArn: steps[4].Metadata?.RegisterModel?.Arn,
        },
      ]);
      const id = arn.split('/').pop();
      const report = await s3.send(
        new GetObjectCommand({
          Bucket,
          Key: `${id}/evaluation/evaluation.json`,
        }),
      );
      const { metrics } = JSON.parse(
        (await report.Body?.transformToString()) ?? '',
      );
      expect(metrics.auc.value).toBeGreaterThan(0.9);
    });

    it('fails with the message of the Fail step when it is not, and a commit can change that', async () => {
      const arn = await start(name, { Rounds: '2', LearningRate: '0.95' });
      const { PipelineExecutionStatus, FailureReason, steps } = await ended(
        arn,
      );
      expect(PipelineExecutionStatus).toBe('Failed');
      expect(FailureReason).toBe('Step failure: One or multiple steps failed.');
      expect(states(steps).slice(3)).toEqual([
        'Check Succeeded',
        'TooWeak Failed',
      ]);
      expect(steps[4]).toMatchObject({
        FailureReason: 'auc is below 0.7',
        Metadata: { Fail: { ErrorMessage: 'auc is below 0.7' } },
      });
      const lenient = await ended(
        await start(name, {
          Rounds: '2',
          LearningRate: '0.95',
          MinimumScore: '0.5',
        }),
      );
      expect(lenient.PipelineExecutionStatus).toBe('Succeeded');
    });

    it("fails in the container's words for a hyperparameter it refuses; a retry runs the failed step again", async () => {
      const arn = await start(name, { LearningRate: '2' });
      const { PipelineExecutionStatus, steps } = await ended(arn);
      expect(PipelineExecutionStatus).toBe('Failed');
      expect(states(steps)).toEqual(['Preprocess Succeeded', 'Train Failed']);
      expect(steps[1].FailureReason).toContain(
        'UserError: Hyperparameter eta: 2.0 is not in [0, 1]',
      );
      const jobName = steps[1].Metadata?.TrainingJob?.Arn?.split('/').pop();
      const { logStreams = [] } = await caller.logs.send(
        new DescribeLogStreamsCommand({
          logGroupName: '/aws/sagemaker/TrainingJobs',
          logStreamNamePrefix: `${jobName}/`,
        }),
      );
      const { events = [] } = await caller.logs.send(
        new GetLogEventsCommand({
          logGroupName: '/aws/sagemaker/TrainingJobs',
          logStreamName: logStreams[0].logStreamName,
          startFromHead: true,
        }),
      );
      expect(events.at(-1)?.message).toContain('eta: 2.0 is not in [0, 1]');
      await caller.sagemaker.send(
        new RetryPipelineExecutionCommand({
          PipelineExecutionArn: arn,
          ClientRequestToken: randomUUID(),
        }),
      );
      const again = await ended(arn);
      expect(states(again.steps)).toEqual([
        'Preprocess Succeeded',
        'Train Failed',
      ]);
      expect(again.steps[0].EndTime).toEqual(steps[0].EndTime);
      expect(again.steps[1].Metadata?.TrainingJob?.Arn).not.toBe(
        steps[1].Metadata?.TrainingJob?.Arn,
      );
    });

    it('tells the parameters it runs with, and refuses wrong ones', async () => {
      const arn = await start(name, { Rounds: '50' });
      const { PipelineParameters } = await caller.sagemaker.send(
        new ListPipelineParametersForExecutionCommand({
          PipelineExecutionArn: arn,
        }),
      );
      expect(PipelineParameters).toEqual([
        { Name: 'Rounds', Value: '50' },
        { Name: 'LearningRate', Value: '0.2' },
        { Name: 'MinimumScore', Value: '0.7' },
      ]);
      await expect(start(name, { Depth: '3' })).rejects.toMatchObject({
        name: 'ValidationException',
        message: expect.stringContaining('[Depth]'),
      });
      await expect(start(name, { MinimumScore: 'high' })).rejects.toMatchObject(
        { message: expect.stringContaining('Float') },
      );
      await ended(arn);
    });

    it('tags the jobs of its steps', async () => {
      const arn = await start(name);
      const { steps } = await ended(arn);
      const { Tags } = await caller.sagemaker.send(
        new ListTagsCommand({
          ResourceArn: steps[1].Metadata?.TrainingJob?.Arn,
        }),
      );
      expect(Tags).toEqual([
        { Key: 'sagemaker:pipeline-execution-arn', Value: arn },
        { Key: 'sagemaker:pipeline-step-name', Value: 'Train' },
      ]);
    });
  });

  it('is started once for a token', async () => {
    const name = await newPipeline('once', {
      Steps: [processingStep('Only', role)],
    });
    const ClientRequestToken = randomUUID();
    const first = await start(name, {}, { ClientRequestToken });
    expect(await start(name, {}, { ClientRequestToken })).toBe(first);
    await expect(
      start(
        name,
        {},
        { ClientRequestToken, PipelineExecutionDisplayName: 'other' },
      ),
    ).rejects.toMatchObject({ name: 'ConflictException' });
    await ended(first);
    const { PipelineExecutionSummaries } = await caller.sagemaker.send(
      new ListPipelineExecutionsCommand({ PipelineName: name }),
    );
    expect(PipelineExecutionSummaries).toHaveLength(1);
  });

  it('fails a step whose input is missing in a bucket of the sandbox', async () => {
    const missing = `s3://${Bucket}/nowhere/`;
    const reading = processingStep('Read', role, {
      Arguments: {
        ProcessingInputs: [
          {
            InputName: 'code',
            S3Input: {
              S3Uri: missing,
              LocalPath: '/opt/ml/processing/code',
              S3DataType: 'S3Prefix',
            },
          },
        ],
      },
    });
    const trains = trainingStep('Train', role, { num_round: '5' }, missing);
    const read = await ended(
      await start(await newPipeline('reads', { Steps: [reading] })),
    );
    expect(read.steps[0].FailureReason).toContain(
      `ClientError: No S3 objects found under S3 URL "${missing}"`,
    );
    const name = read.steps[0].Metadata?.ProcessingJob?.Arn?.split('/').pop();
    expect(
      await caller.sagemaker.send(
        new DescribeProcessingJobCommand({ ProcessingJobName: name }),
      ),
    ).toMatchObject({ ProcessingJobStatus: 'Failed' });
    const trained = await ended(
      await start(await newPipeline('trains', { Steps: [trains] })),
    );
    expect(trained.steps[0].FailureReason).toContain(
      'Failed to invoke sagemaker:CreateTrainingJob. Error Details: No S3 objects found',
    );
  });

  it('lets what runs end when a step fails, and starts nothing more', async () => {
    const bad = trainingStep('Bad', role, { eta: '0.1' });
    const long = processingStep('Long', role);
    const after: DefinitionStep = {
      ...processingStep('After', role),
      DependsOn: ['Long'],
    };
    const name = await newPipeline('partly', { Steps: [bad, long, after] });
    const { steps, PipelineExecutionStatus } = await ended(await start(name));
    expect(PipelineExecutionStatus).toBe('Failed');
    expect(steps[0].FailureReason).toContain(
      'Missing required hyperparameter: num_round',
    );
    // The training fails first; the processing job ends, and then nothing follows it.
    expect(states(steps)).toEqual(['Bad Failed', 'Long Succeeded']);
  });

  it('runs no more steps at a time than it may', async () => {
    const steps = ['A', 'B', 'C'].map(one => processingStep(one, role));
    const name = await newPipeline('narrow', { Steps: steps });
    const { steps: ran } = await ended(
      await start(
        name,
        {},
        { ParallelismConfiguration: { MaxParallelExecutionSteps: 1 } },
      ),
    );
    const times = ran.map(({ StartTime, EndTime }) => [StartTime, EndTime]);
    expect(times).toHaveLength(3);
    for (const index of [1, 2]) {
      expect(times[index][0]?.getTime()).toBeGreaterThanOrEqual(
        times[index - 1][1]?.getTime() ?? Infinity,
      );
    }
  });

  it('takes the result of an earlier execution from the cache', async () => {
    const cached = (rounds: string) => ({
      Parameters: [{ Name: 'Rounds', Type: 'String', DefaultValue: rounds }],
      Steps: [
        {
          ...trainingStep('Train', role, {
            num_round: { Get: 'Parameters.Rounds' },
          }),
          CacheConfig: { Enabled: true, ExpireAfter: 'PT30M' },
        },
      ],
    });
    const name = await newPipeline('cached', cached('10'));
    const first = await start(name);
    const { steps: made } = await ended(first);
    const { steps: taken } = await ended(await start(name));
    expect(taken[0]).toMatchObject({
      StepStatus: 'Succeeded',
      CacheHitResult: { SourcePipelineExecutionArn: first },
      Metadata: made[0].Metadata,
    });
    const { steps: other } = await ended(await start(name, { Rounds: '11' }));
    expect(other[0].CacheHitResult).toBeUndefined();
    await fetch(`${sandbox.awsUrl}/_sandbox/clock`, {
      method: 'POST',
      body: JSON.stringify({ advanceSeconds: 2_000 }),
    });
    const { steps: late } = await ended(await start(name));
    expect(late[0].CacheHitResult).toBeUndefined();
  });

  it('stops, with its jobs', async () => {
    const name = await newPipeline('stopped', {
      Steps: [
        trainingStep('Train', role, { num_round: '10' }),
        { ...processingStep('Never', role), DependsOn: ['Train'] },
      ],
    });
    await setSpeed(50);
    const arn = await start(name);
    await eventually(
      () => stepsOf(arn),
      ([step]) => step?.StepStatus === 'Executing',
    );
    const stop = {
      PipelineExecutionArn: arn,
      ClientRequestToken: randomUUID(),
    };
    await caller.sagemaker.send(new StopPipelineExecutionCommand(stop));
    await setSpeed(2000);
    const { PipelineExecutionStatus, steps } = await ended(arn);
    expect(PipelineExecutionStatus).toBe('Stopped');
    expect(states(steps)).toEqual(['Train Stopped']);
    const job = steps[0].Metadata?.TrainingJob?.Arn?.split('/').pop();
    expect(
      await caller.sagemaker.send(
        new DescribeTrainingJobCommand({ TrainingJobName: job }),
      ),
    ).toMatchObject({ TrainingJobStatus: 'Stopped' });
    await expect(
      caller.sagemaker.send(
        new StopPipelineExecutionCommand({
          ...stop,
          ClientRequestToken: randomUUID(),
        }),
      ),
    ).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(
      caller.sagemaker.send(
        new RetryPipelineExecutionCommand({
          PipelineExecutionArn: arn,
          ClientRequestToken: randomUUID(),
        }),
      ),
    ).resolves.toMatchObject({ PipelineExecutionArn: arn });
    expect(states((await ended(arn)).steps)).toEqual([
      'Train Succeeded',
      'Never Succeeded',
    ]);
  });

  it('cannot be retried after it succeeded', async () => {
    const name = await newPipeline('fine', {
      Steps: [processingStep('Only', role)],
    });
    const arn = await start(name);
    await ended(arn);
    await expect(
      caller.sagemaker.send(
        new RetryPipelineExecutionCommand({
          PipelineExecutionArn: arn,
          ClientRequestToken: randomUUID(),
        }),
      ),
    ).rejects.toMatchObject({ name: 'ConflictException' });
    await caller.sagemaker.send(
      new UpdatePipelineExecutionCommand({
        PipelineExecutionArn: arn,
        PipelineExecutionDescription: 'the one we kept',
      }),
    );
    expect(await describe_(arn)).toMatchObject({
      PipelineExecutionDescription: 'the one we kept',
    });
  });

  it('says that a step type does not run here', async () => {
    const name = await newPipeline('lambda', {
      Steps: [{ Name: 'Call', Type: 'Lambda', Arguments: {} }],
    });
    const { steps } = await ended(await start(name));
    expect(steps[0]).toMatchObject({
      StepStatus: 'Failed',
      FailureReason: 'The sandbox runs no steps of type Lambda.',
    });
  });

  it("keeps to AWS's models", () => {
    expect(violations(samples)).toEqual([]);
  });

  async function setSpeed(speed: number) {
    await fetch(`${sandbox.awsUrl}/_sandbox/clock`, {
      method: 'POST',
      body: JSON.stringify({ speed }),
    });
  }
});
