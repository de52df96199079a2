import {
  ListPipelineExecutionStepsCommand,
  PipelineExecutionStep,
  PipelineExecutionStepMetadata,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { PipelineStep } from '@atelier/plugin-ml-platform-common';
import { callAws } from '../calls/callAws';
import { collect, paginate } from '../calls/paginate';
import { AwsClients, AwsTarget } from '../clients';
import { Partition } from '../config';
import { jobConsoleUrl } from '../console';
import { stepLogGroup } from '../logs/stepLogGroup';
import { isoTime } from './pipelines';
import { PipelineStepDefinition } from './readDefinition';

/** What AWS says of a step of an execution. @public */
export type PipelineStepState = Omit<PipelineStep, 'type' | 'dependsOn'>;

/**
 * The steps of an execution that have begun, in the order in which they began, all pages.
 *
 * Source: SageMaker `ListPipelineExecutionSteps`.
 *
 * @public
 */
export async function readStepStates(
  clients: AwsClients,
  target: AwsTarget,
  arn: string,
  options: { partition: Partition; signal?: AbortSignal },
): Promise<PipelineStepState[]> {
  const client = clients.get(SageMakerClient, target);
  const steps = await collect(
    paginate(async token => {
      const page = await callAws(
        'sagemaker:ListPipelineExecutionSteps',
        target,
        () =>
          client.send(
            new ListPipelineExecutionStepsCommand({
              PipelineExecutionArn: arn,
              SortOrder: 'Ascending',
              MaxResults: 100,
              NextToken: token,
            }),
            { abortSignal: options.signal },
          ),
        arn,
      );
      return { items: page.PipelineExecutionSteps, next: page.NextToken };
    }),
  );
  return steps.map(step => toState(step, options.partition));
}

/**
 * The steps of an execution: those of the definition that it runs with, in its order, each with what AWS says of it.
 * A step of which AWS does not speak is `NotStarted`; one that is not in the definition comes last.
 *
 * @public
 */
export function joinSteps(
  definitions: PipelineStepDefinition[],
  states: PipelineStepState[],
): PipelineStep[] {
  const stateOf = new Map(states.map(state => [state.name, state]));
  const known = new Set(definitions.map(({ name }) => name));
  return [
    ...definitions.map(({ name, displayName, type, dependsOn }) => ({
      ...(stateOf.get(name) ?? notStarted(name)),
      displayName: stateOf.get(name)?.displayName ?? displayName,
      type,
      dependsOn,
    })),
    ...states
      .filter(({ name }) => !known.has(name))
      .map(state => ({ ...state, type: 'Unknown', dependsOn: [] })),
  ];
}

function notStarted(name: string): PipelineStepState {
  return { name, status: 'NotStarted', cached: false, hasLogs: false };
}

function toState(
  step: PipelineExecutionStep,
  partition: Partition,
): PipelineStepState {
  const jobArn = arnOf(step.Metadata);
  return {
    name: step.StepName ?? '',
    displayName: step.StepDisplayName,
    status: step.StepStatus ?? 'Starting',
    startedAt: isoTime(step.StartTime) || undefined,
    endedAt: isoTime(step.EndTime) || undefined,
    failureReason: step.FailureReason,
    cached: step.CacheHitResult?.SourcePipelineExecutionArn !== undefined,
    outcome: step.Metadata?.Condition?.Outcome,
    jobArn,
    hasLogs: jobArn !== undefined && stepLogGroup(jobArn) !== undefined,
    consoleUrl: jobArn && jobConsoleUrl(partition, jobArn),
  };
}

/** The ARN of the job or resource behind a step. */
function arnOf(
  metadata: PipelineExecutionStepMetadata | undefined,
): string | undefined {
  for (const part of Object.values(metadata ?? {})) {
    const arn = (part as { Arn?: unknown } | undefined)?.Arn;
    if (typeof arn === 'string' && arn.startsWith('arn:')) {
      return arn;
    }
  }
  return undefined;
}
