import {
  DescribePipelineDefinitionForExecutionCommand,
  DescribePipelineExecutionCommand,
  ListPipelineExecutionsCommand,
  ListPipelineParametersForExecutionCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import {
  PipelineExecutionStatus,
  PipelineExecutionSummary,
} from '@atelier/plugin-ml-platform-common';
import { callAws } from '../calls/callAws';
import { collect, paginate } from '../calls/paginate';
import { AwsClients, AwsTarget } from '../clients';
import { isoTime } from './pipelines';
import { PipelineDefinition, readPipelineDefinition } from './readDefinition';

const running: readonly PipelineExecutionStatus[] = ['Executing', 'Stopping'];

/** Whether an execution in this status still changes by itself. @public */
export function isRunning(status: PipelineExecutionStatus): boolean {
  return running.includes(status);
}

/**
 * The executions of a pipeline, newest first, all pages, without the times at which they ended.
 *
 * Source: SageMaker `ListPipelineExecutions`.
 *
 * @public
 */
export function listPipelineExecutions(
  clients: AwsClients,
  target: AwsTarget,
  pipeline: string,
  options: { signal?: AbortSignal } = {},
): AsyncIterable<PipelineExecutionSummary> {
  const client = clients.get(SageMakerClient, target);
  return paginate(async token => {
    const page = await callAws(
      'sagemaker:ListPipelineExecutions',
      target,
      () =>
        client.send(
          new ListPipelineExecutionsCommand({
            PipelineName: pipeline,
            SortBy: 'CreationTime',
            SortOrder: 'Descending',
            MaxResults: 100,
            NextToken: token,
          }),
          { abortSignal: options.signal },
        ),
      pipeline,
    );
    return {
      items: page.PipelineExecutionSummaries?.map(execution => ({
        id: executionId(execution.PipelineExecutionArn),
        arn: execution.PipelineExecutionArn ?? '',
        displayName: execution.PipelineExecutionDisplayName,
        status: execution.PipelineExecutionStatus ?? 'Executing',
        startedAt: isoTime(execution.StartTime),
        failureReason: execution.PipelineExecutionFailureReason,
      })),
      next: page.NextToken,
    };
  });
}

/** An execution, and when AWS last changed it. @public */
export interface DescribedExecution extends PipelineExecutionSummary {
  /** ISO 8601. */
  changedAt: string;
}

/**
 * One execution. Throws a NotFoundError when there is none.
 *
 * Source: SageMaker `DescribePipelineExecution`.
 *
 * @public
 */
export async function describePipelineExecution(
  clients: AwsClients,
  target: AwsTarget,
  arn: string,
  options: { signal?: AbortSignal } = {},
): Promise<DescribedExecution> {
  const client = clients.get(SageMakerClient, target);
  const execution = await callAws(
    'sagemaker:DescribePipelineExecution',
    target,
    () =>
      client.send(
        new DescribePipelineExecutionCommand({ PipelineExecutionArn: arn }),
        { abortSignal: options.signal },
      ),
    arn,
  );
  const status = execution.PipelineExecutionStatus ?? 'Executing';
  const changedAt = isoTime(execution.LastModifiedTime);
  return {
    id: executionId(arn),
    arn,
    displayName: execution.PipelineExecutionDisplayName,
    status,
    startedAt: isoTime(execution.CreationTime),
    endedAt: isRunning(status) ? undefined : changedAt,
    failureReason: execution.FailureReason,
    changedAt,
  };
}

/**
 * The definition that an execution runs with, which may be older than that of its pipeline.
 *
 * Source: SageMaker `DescribePipelineDefinitionForExecution`.
 *
 * @public
 */
export async function readExecutionDefinition(
  clients: AwsClients,
  target: AwsTarget,
  arn: string,
  options: { signal?: AbortSignal } = {},
): Promise<PipelineDefinition> {
  const client = clients.get(SageMakerClient, target);
  const { PipelineDefinition: definition = '' } = await callAws(
    'sagemaker:DescribePipelineDefinitionForExecution',
    target,
    () =>
      client.send(
        new DescribePipelineDefinitionForExecutionCommand({
          PipelineExecutionArn: arn,
        }),
        { abortSignal: options.signal },
      ),
    arn,
  );
  return readPipelineDefinition(definition);
}

/**
 * The parameters that an execution was started with and those that it took from the definition, all pages.
 *
 * Source: SageMaker `ListPipelineParametersForExecution`.
 *
 * @public
 */
export async function readExecutionParameters(
  clients: AwsClients,
  target: AwsTarget,
  arn: string,
  options: { signal?: AbortSignal } = {},
): Promise<{ name: string; value: string }[]> {
  const client = clients.get(SageMakerClient, target);
  return collect(
    paginate(async token => {
      const page = await callAws(
        'sagemaker:ListPipelineParametersForExecution',
        target,
        () =>
          client.send(
            new ListPipelineParametersForExecutionCommand({
              PipelineExecutionArn: arn,
              MaxResults: 100,
              NextToken: token,
            }),
            { abortSignal: options.signal },
          ),
        arn,
      );
      return {
        items: page.PipelineParameters?.map(({ Name, Value }) => ({
          name: Name ?? '',
          value: Value ?? '',
        })),
        next: page.NextToken,
      };
    }),
  );
}

/** The last part of an execution's ARN. @public */
export function executionId(arn: string | undefined): string {
  return arn?.split('/').at(-1) ?? '';
}
