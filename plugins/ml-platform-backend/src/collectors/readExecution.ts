import { PipelineExecutionSummary } from '@atelier/plugin-ml-platform-common';
import {
  AwsClients,
  AwsTarget,
  describePipelineExecution,
  joinSteps,
  MlPlatformConfig,
  readExecutionDefinition,
  readExecutionParameters,
  readStepStates,
} from '@atelier/plugin-ml-platform-node';
import { ExecutionDetails } from '../store/ExecutionStore';

/**
 * An execution with its parameters and steps, from AWS. What does not change while it runs, its definition and
 * parameters, is taken from `known`, if that is given.
 */
export async function readExecution(
  context: {
    clients: AwsClients;
    config: Pick<MlPlatformConfig, 'partition'>;
    target: AwsTarget;
    signal?: AbortSignal;
  },
  arn: string,
  known?: ExecutionDetails,
): Promise<{ summary: PipelineExecutionSummary; details: ExecutionDetails }> {
  const { clients, config, target, signal } = context;
  // First the execution, then its steps: the steps of one that has ended are then final.
  const { changedAt, ...summary } = await describePipelineExecution(
    clients,
    target,
    arn,
    { signal },
  );
  const [definitions, parameters, states] = await Promise.all([
    known?.steps ??
      readExecutionDefinition(clients, target, arn, { signal }).then(
        ({ steps }) => steps,
      ),
    known?.parameters ??
      readExecutionParameters(clients, target, arn, { signal }),
    readStepStates(clients, target, arn, {
      partition: config.partition,
      signal,
    }),
  ]);
  return {
    summary,
    details: { parameters, steps: joinSteps(definitions, states) },
  };
}
