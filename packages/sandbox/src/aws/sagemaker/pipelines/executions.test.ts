import { randomUUID } from 'node:crypto';
import {
  DescribeProcessingJobCommand,
  DescribeTrainingJobCommand,
  ListPipelineExecutionsCommand,
  RetryPipelineExecutionCommand,
  StopPipelineExecutionCommand,
  UpdatePipelineExecutionCommand,
} from '@aws-sdk/client-sagemaker';
import { eventually } from '../../cloudformation/__testUtils__/eventually';
import { processingStep, trainingStep } from '../__testUtils__/definitions';
import { violations } from '../__testUtils__/violations';
import type { DefinitionStep } from './definition/types';
import { Bucket, states, testPipelines } from '../__testUtils__/testPipelines';

describe('pipeline executions', () => {
  const pipelines = testPipelines();
  const { newPipeline, start, describeExecution, stepsOf, ended, setSpeed } =
    pipelines;

  it('is started once for a token', async () => {
    const name = await newPipeline('once', {
      Steps: [processingStep('Only', pipelines.role)],
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
    const { PipelineExecutionSummaries } =
      await pipelines.caller.sagemaker.send(
        new ListPipelineExecutionsCommand({ PipelineName: name }),
      );
    expect(PipelineExecutionSummaries).toHaveLength(1);
  });

  it('fails a step whose input is missing in a bucket of the sandbox', async () => {
    const missing = `s3://${Bucket}/nowhere/`;
    const reading = processingStep('Read', pipelines.role, {
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
    const trains = trainingStep(
      'Train',
      pipelines.role,
      { num_round: '5' },
      missing,
    );
    const read = await ended(
      await start(await newPipeline('reads', { Steps: [reading] })),
    );
    expect(read.steps[0].FailureReason).toContain(
      `ClientError: No S3 objects found under S3 URL "${missing}"`,
    );
    const name = read.steps[0].Metadata?.ProcessingJob?.Arn?.split('/').pop();
    expect(
      await pipelines.caller.sagemaker.send(
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
    const bad = trainingStep('Bad', pipelines.role, { eta: '0.1' });
    const long = processingStep('Long', pipelines.role);
    const after: DefinitionStep = {
      ...processingStep('After', pipelines.role),
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
    const steps = ['A', 'B', 'C'].map(one =>
      processingStep(one, pipelines.role),
    );
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
          ...trainingStep('Train', pipelines.role, {
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
    await fetch(`${pipelines.url}/_sandbox/clock`, {
      method: 'POST',
      body: JSON.stringify({ advanceSeconds: 2_000 }),
    });
    const { steps: late } = await ended(await start(name));
    expect(late[0].CacheHitResult).toBeUndefined();
  });

  it('stops, with its jobs', async () => {
    const name = await newPipeline('stopped', {
      Steps: [
        trainingStep('Train', pipelines.role, { num_round: '10' }),
        { ...processingStep('Never', pipelines.role), DependsOn: ['Train'] },
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
    await pipelines.caller.sagemaker.send(
      new StopPipelineExecutionCommand(stop),
    );
    await setSpeed(2000);
    const { PipelineExecutionStatus, steps } = await ended(arn);
    expect(PipelineExecutionStatus).toBe('Stopped');
    expect(states(steps)).toEqual(['Train Stopped']);
    const job = steps[0].Metadata?.TrainingJob?.Arn?.split('/').pop();
    expect(
      await pipelines.caller.sagemaker.send(
        new DescribeTrainingJobCommand({ TrainingJobName: job }),
      ),
    ).toMatchObject({ TrainingJobStatus: 'Stopped' });
    await expect(
      pipelines.caller.sagemaker.send(
        new StopPipelineExecutionCommand({
          ...stop,
          ClientRequestToken: randomUUID(),
        }),
      ),
    ).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(
      pipelines.caller.sagemaker.send(
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
      Steps: [processingStep('Only', pipelines.role)],
    });
    const arn = await start(name);
    await ended(arn);
    await expect(
      pipelines.caller.sagemaker.send(
        new RetryPipelineExecutionCommand({
          PipelineExecutionArn: arn,
          ClientRequestToken: randomUUID(),
        }),
      ),
    ).rejects.toMatchObject({ name: 'ConflictException' });
    await pipelines.caller.sagemaker.send(
      new UpdatePipelineExecutionCommand({
        PipelineExecutionArn: arn,
        PipelineExecutionDescription: 'the one we kept',
      }),
    );
    expect(await describeExecution(arn)).toMatchObject({
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
    expect(violations(pipelines.samples)).toEqual([]);
  });
});
