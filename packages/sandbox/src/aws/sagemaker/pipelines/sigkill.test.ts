import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  CreateModelPackageGroupCommand,
  CreatePipelineCommand,
  DescribePipelineExecutionCommand,
  ListModelPackagesCommand,
  ListPipelineExecutionStepsCommand,
  ListProcessingJobsCommand,
  ListTrainingJobsCommand,
  StartPipelineExecutionCommand,
} from '@aws-sdk/client-sagemaker';
import { eventually } from '../../cloudformation/__testUtils__/eventually';
import { TestAccount } from '../../cloudformation/__testUtils__/TestAccount';
import { trainAndRegister } from '../__testUtils__/definitions';
import { newExecutionRole } from '../__testUtils__/executionRole';

const main = resolve(__dirname, '../../../main.ts');

/** The sandbox as `npm start` runs it, in a process of its own. */
async function startProcess(data: string) {
  const child = spawn(
    process.execPath,
    [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      main,
      ...['--data', data, '--aws-port', '0', '--idp-port', '0'],
      ...['--code-host-port', '0', '--speed', '100'],
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let output = '';
  for await (const chunk of child.stdout) {
    output += chunk;
    const [awsUrl] = /http:\/\/127\.0\.0\.1:\d+/.exec(output) ?? [];
    if (awsUrl) {
      const caller = await TestAccount.root(awsUrl, '201000000012');
      return { child, caller };
    }
  }
  throw new Error(`The sandbox did not start: ${output}`);
}

async function kill(child: ChildProcess) {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

describe('a pipeline execution', () => {
  it('goes on after SIGKILL at each step, and makes everything once', async () => {
    const data = await mkdtemp(join(tmpdir(), 'sandbox-pipeline-'));
    let { child, caller } = await startProcess(data);
    try {
      const role = await newExecutionRole(caller);
      await caller.sagemaker.send(
        new CreateModelPackageGroupCommand({ ModelPackageGroupName: 'churn' }),
      );
      await caller.sagemaker.send(
        new CreatePipelineCommand({
          PipelineName: 'churn',
          PipelineDefinition: trainAndRegister(role, 'churn', 'elsewhere'),
          RoleArn: role,
          ClientRequestToken: randomUUID(),
        }),
      );
      const { PipelineExecutionArn } = await caller.sagemaker.send(
        new StartPipelineExecutionCommand({ PipelineName: 'churn' }),
      );
      const execution = () =>
        caller.sagemaker.send(
          new DescribePipelineExecutionCommand({ PipelineExecutionArn }),
        );
      const started = async () => {
        const { PipelineExecutionSteps = [] } = await caller.sagemaker.send(
          new ListPipelineExecutionStepsCommand({
            PipelineExecutionArn,
            SortOrder: 'Ascending',
          }),
        );
        return PipelineExecutionSteps.map(({ StepName }) => StepName);
      };
      for (const step of ['Preprocess', 'Train', 'Evaluate']) {
        await eventually(started, steps => steps.includes(step));
        await kill(child);
        caller.destroy();
        ({ child, caller } = await startProcess(data));
      }
      await eventually(
        execution,
        ({ PipelineExecutionStatus: status }) => status === 'Succeeded',
      );
      expect(await started()).toEqual([
        'Preprocess',
        'Train',
        'Evaluate',
        'Check',
        'Register',
      ]);
      const [training, processing, versions] = await Promise.all([
        caller.sagemaker.send(new ListTrainingJobsCommand({})),
        caller.sagemaker.send(new ListProcessingJobsCommand({})),
        caller.sagemaker.send(
          new ListModelPackagesCommand({ ModelPackageGroupName: 'churn' }),
        ),
      ]);
      expect(training.TrainingJobSummaries).toHaveLength(1);
      expect(processing.ProcessingJobSummaries).toHaveLength(2);
      expect(versions.ModelPackageSummaryList).toHaveLength(1);
    } finally {
      caller.destroy();
      await kill(child);
      await rm(data, { recursive: true, force: true });
    }
  }, 60_000);
});
