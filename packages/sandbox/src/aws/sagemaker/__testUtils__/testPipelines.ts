import { randomUUID } from 'node:crypto';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import {
  CreatePipelineCommand,
  DescribePipelineExecutionCommand,
  ListPipelineExecutionStepsCommand,
  StartPipelineExecutionCommand,
  type PipelineExecutionStep,
  type StartPipelineExecutionCommandInput,
} from '@aws-sdk/client-sagemaker';
import { startSandbox, type RunningSandbox } from '../../..';
import { rootConfig } from '../../../__testUtils__/credentials';
import type { Sample } from '../../cloudformation/__testUtils__/conformance';
import { eventually } from '../../cloudformation/__testUtils__/eventually';
import { TestAccount } from '../../cloudformation/__testUtils__/TestAccount';
import { newExecutionRole } from './executionRole';

const account = '201000000021';

/** The bucket of the pipelines. */
export const Bucket = 'ml-executions-test';

/** The steps' names with their states. */
export const states = (steps: PipelineExecutionStep[]) =>
  steps.map(({ StepName, StepStatus }) => `${StepName} ${StepStatus}`);

/** A sandbox for the tests of a file, with pipelines of an account's root user, their role and bucket. */
export function testPipelines() {
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

  const describeExecution = (PipelineExecutionArn: string) =>
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
      () => describeExecution(arn),
      ({ PipelineExecutionStatus: status }) =>
        !['Executing', 'Stopping'].includes(status ?? ''),
    );
    return { ...execution, steps: await stepsOf(arn) };
  }

  async function setSpeed(speed: number) {
    await fetch(`${sandbox.awsUrl}/_sandbox/clock`, {
      method: 'POST',
      body: JSON.stringify({ speed }),
    });
  }

  return {
    samples,
    newPipeline,
    start,
    describeExecution,
    stepsOf,
    ended,
    setSpeed,
    get url() {
      return sandbox.awsUrl;
    },
    get caller() {
      return caller;
    },
    get s3() {
      return s3;
    },
    get role() {
      return role;
    },
  };
}
