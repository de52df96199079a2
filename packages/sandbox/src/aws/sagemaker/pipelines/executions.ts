import { AwsError } from '../../errors';
import { operation, type Call } from '../../service';
import { sagemakerArn } from '../arns';
import { validationException } from '../errors';
import { newId } from '../ids';
import { once } from '../once';
import * as shapes from '../shapes/mlops/pipelines';
import { userContext } from '../userContext';
import { parseDefinition } from './definition/parseDefinition';
import { resolveParameters } from './definition/parameters';
import {
  executions,
  executionSteps,
  pipelines,
  type ExecutionDocument,
} from './documents';
import {
  executionKey,
  getDefinition,
  getExecution,
  getPipeline,
} from './lookUp';
import { advanceLater } from './run/advance';

/** How long SageMaker takes, at speed 1, until an execution's first step starts. */
const startMs = 5_000;

export const StartPipelineExecution = operation({
  write: true,
  input: shapes.startPipelineExecutionInput,
  handle(input, call) {
    const PipelineExecutionArn = once(
      'StartPipelineExecution',
      input,
      call,
      () => {
        refuseUnsupported(input);
        const pipeline = getPipeline(input.PipelineName, call);
        const { PipelineName, PipelineArn } = pipeline;
        const definition = parseDefinition(
          getDefinition(pipeline.definitionKey, call),
        );
        const parameters = resolveParameters(
          definition,
          input.PipelineParameters ?? [],
        );
        const id = newId('', 12);
        const now = call.env.clock.now();
        const createdAt = now.toISOString();
        const execution: ExecutionDocument = {
          PipelineArn,
          PipelineName,
          PipelineExecutionArn: sagemakerArn(
            call,
            `pipeline/${PipelineName}/execution/${id}`,
          ),
          PipelineExecutionDisplayName:
            input.PipelineExecutionDisplayName ?? `execution-${now.getTime()}`,
          PipelineExecutionDescription: input.PipelineExecutionDescription,
          PipelineExecutionStatus: 'Executing',
          ParallelismConfiguration:
            input.ParallelismConfiguration ?? pipeline.ParallelismConfiguration,
          id,
          RoleArn: pipeline.RoleArn,
          definitionKey: pipeline.definitionKey,
          parameters,
          retries: 0,
          createdAt,
          modifiedAt: createdAt,
          createdBy: userContext(call.principal),
        };
        const { store } = call.env;
        const key = executionKey(execution.PipelineExecutionArn);
        store.put(executions, call, key, execution);
        store.put(executionSteps, call, key, []);
        store.put(pipelines, call, PipelineName, {
          ...pipeline,
          lastRunAt: createdAt,
        });
        advanceLater(key, call, startMs);
        return execution.PipelineExecutionArn;
      },
    );
    return { PipelineExecutionArn };
  },
});

export const StopPipelineExecution = operation({
  write: true,
  input: shapes.stopPipelineExecutionInput,
  handle(input, call) {
    const PipelineExecutionArn = once(
      'StopPipelineExecution',
      input,
      call,
      () => {
        const execution = getExecution(input.PipelineExecutionArn, call);
        const { PipelineExecutionStatus: status } = execution;
        if (status !== 'Executing' && status !== 'Stopping') {
          throw validationException(
            `Pipeline execution '${input.PipelineExecutionArn}' cannot be stopped: its status is ${status}.`,
          );
        }
        change(execution, { PipelineExecutionStatus: 'Stopping' }, call);
        advanceLater(executionKey(input.PipelineExecutionArn), call, 0);
        return input.PipelineExecutionArn;
      },
    );
    return { PipelineExecutionArn };
  },
});

export const RetryPipelineExecution = operation({
  write: true,
  input: shapes.retryPipelineExecutionInput,
  handle(input, call) {
    const PipelineExecutionArn = once(
      'RetryPipelineExecution',
      input,
      call,
      () => {
        const arn = input.PipelineExecutionArn;
        const execution = getExecution(arn, call);
        const { PipelineExecutionStatus: status } = execution;
        if (status !== 'Failed' && status !== 'Stopped') {
          throw new AwsError(
            'ConflictException',
            `Pipeline execution '${arn}' cannot be retried: its status is ${status}. Only a failed or stopped execution can be.`,
          );
        }
        change(
          execution,
          {
            PipelineExecutionStatus: 'Executing',
            FailureReason: undefined,
            retries: execution.retries + 1,
            ParallelismConfiguration:
              input.ParallelismConfiguration ??
              execution.ParallelismConfiguration,
          },
          call,
        );
        forgetFailedSteps(executionKey(arn), call);
        advanceLater(executionKey(arn), call, startMs);
        return arn;
      },
    );
    return { PipelineExecutionArn };
  },
});

export const UpdatePipelineExecution = operation({
  write: true,
  input: shapes.updatePipelineExecutionInput,
  handle({ PipelineExecutionArn, ...changes }, call) {
    const execution = getExecution(PipelineExecutionArn, call);
    change(execution, changes, call);
    return { PipelineExecutionArn };
  },
});

/** A retry keeps what succeeded and runs the rest again. */
function forgetFailedSteps(key: string, call: Call): void {
  const steps = call.env.store.get(executionSteps, call, key) ?? [];
  call.env.store.put(
    executionSteps,
    call,
    key,
    steps.filter(({ status }) => status === 'Succeeded'),
  );
}

/** Inputs that would change what runs, and that the sandbox does not have. */
function refuseUnsupported(input: {
  SelectiveExecutionConfig?: unknown;
  PipelineVersionId?: number;
}): void {
  const unsupported = (
    ['SelectiveExecutionConfig', 'PipelineVersionId'] as const
  ).find(member => input[member] !== undefined);
  if (unsupported) {
    throw validationException(`${unsupported} is not in this sandbox.`);
  }
}

function change(
  execution: ExecutionDocument,
  changes: Partial<ExecutionDocument>,
  call: Call,
): void {
  call.env.store.put(
    executions,
    call,
    executionKey(execution.PipelineExecutionArn),
    {
      ...execution,
      ...changes,
      modifiedAt: call.env.clock.now().toISOString(),
    },
  );
}
