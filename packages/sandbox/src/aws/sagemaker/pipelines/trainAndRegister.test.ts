import { randomUUID } from 'node:crypto';
import {
  GetLogEventsCommand,
  DescribeLogStreamsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import {
  CreateModelPackageGroupCommand,
  ListModelPackagesCommand,
  ListPipelineParametersForExecutionCommand,
  ListTagsCommand,
  RetryPipelineExecutionCommand,
} from '@aws-sdk/client-sagemaker';
import { trainAndRegister } from '../__testUtils__/definitions';
import { violations } from '../__testUtils__/violations';
import { Bucket, states, testPipelines } from '../__testUtils__/testPipelines';

describe('executions of a pipeline that trains and registers', () => {
  const pipelines = testPipelines();
  const { newPipeline, start, ended } = pipelines;
  let name: string;
  let group: string;

  beforeAll(async () => {
    const made = await pipelines.caller.sagemaker.send(
      new CreateModelPackageGroupCommand({ ModelPackageGroupName: 'churn' }),
    );
    group = made.ModelPackageGroupArn ?? '';
    name = await newPipeline(
      'churn',
      trainAndRegister(pipelines.role, group, Bucket),
    );
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
    const { ModelPackageSummaryList } = await pipelines.caller.sagemaker.send(
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
    const report = await pipelines.s3.send(
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
    const { PipelineExecutionStatus, FailureReason, steps } = await ended(arn);
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
    const { logStreams = [] } = await pipelines.caller.logs.send(
      new DescribeLogStreamsCommand({
        logGroupName: '/aws/sagemaker/TrainingJobs',
        logStreamNamePrefix: `${jobName}/`,
      }),
    );
    const { events = [] } = await pipelines.caller.logs.send(
      new GetLogEventsCommand({
        logGroupName: '/aws/sagemaker/TrainingJobs',
        logStreamName: logStreams[0].logStreamName,
        startFromHead: true,
      }),
    );
    expect(events.at(-1)?.message).toContain('eta: 2.0 is not in [0, 1]');
    await pipelines.caller.sagemaker.send(
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
    const { PipelineParameters } = await pipelines.caller.sagemaker.send(
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
    await expect(start(name, { MinimumScore: 'high' })).rejects.toMatchObject({
      message: expect.stringContaining('Float'),
    });
    await ended(arn);
  });

  it('tags the jobs of its steps', async () => {
    const arn = await start(name);
    const { steps } = await ended(arn);
    const { Tags } = await pipelines.caller.sagemaker.send(
      new ListTagsCommand({
        ResourceArn: steps[1].Metadata?.TrainingJob?.Arn,
      }),
    );
    expect(Tags).toEqual([
      { Key: 'sagemaker:pipeline-execution-arn', Value: arn },
      { Key: 'sagemaker:pipeline-step-name', Value: 'Train' },
    ]);
  });

  it("keeps to AWS's models", () => {
    expect(violations(pipelines.samples)).toEqual([]);
  });
});
