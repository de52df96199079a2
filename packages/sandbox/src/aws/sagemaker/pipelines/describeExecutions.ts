import { paginate } from '../../paginate';
import { operation } from '../../service';
import { validationException } from '../errors';
import { isBetween, listPage } from '../listing';
import * as shapes from '../shapes/mlops/pipelines';
import { executions, executionSteps } from './documents';
import { executionKey, getExecution, getPipeline } from './lookUp';
import { stepSummary } from './stepSummary';

export const DescribePipelineExecution = operation({
  write: false,
  input: shapes.describePipelineExecutionInput,
  handle({ PipelineExecutionArn }, call) {
    const execution = getExecution(PipelineExecutionArn, call);
    return {
      PipelineArn: execution.PipelineArn,
      PipelineExecutionArn,
      PipelineExecutionDisplayName: execution.PipelineExecutionDisplayName,
      PipelineExecutionDescription: execution.PipelineExecutionDescription,
      PipelineExecutionStatus: execution.PipelineExecutionStatus,
      FailureReason: execution.FailureReason,
      ParallelismConfiguration: execution.ParallelismConfiguration,
      CreationTime: new Date(execution.createdAt),
      LastModifiedTime: new Date(execution.modifiedAt),
      CreatedBy: execution.createdBy,
      LastModifiedBy: execution.createdBy,
    };
  },
});

export const ListPipelineExecutions = operation({
  write: false,
  input: shapes.listPipelineExecutionsInput,
  handle(input, call) {
    const { PipelineName } = getPipeline(input.PipelineName, call);
    const found = call.env.store
      .list(executions, call, { prefix: `${PipelineName}/` })
      .filter(({ createdAt }) =>
        isBetween(createdAt, input.CreatedAfter, input.CreatedBefore),
      );
    const { items, ...page } = listPage(found, input, {
      by: execution =>
        input.SortBy === 'PipelineExecutionArn'
          ? execution.PipelineExecutionArn
          : execution.createdAt,
    });
    return {
      PipelineExecutionSummaries: items.map(execution => ({
        PipelineExecutionArn: execution.PipelineExecutionArn,
        StartTime: new Date(execution.createdAt),
        PipelineExecutionStatus: execution.PipelineExecutionStatus,
        PipelineExecutionDescription: execution.PipelineExecutionDescription,
        PipelineExecutionDisplayName: execution.PipelineExecutionDisplayName,
        PipelineExecutionFailureReason: execution.FailureReason,
      })),
      ...page,
    };
  },
});

export const ListPipelineExecutionSteps = operation({
  write: false,
  input: shapes.listPipelineExecutionStepsInput,
  handle({ PipelineExecutionArn, ...input }, call) {
    if (!PipelineExecutionArn) {
      throw validationException('PipelineExecutionArn must be given.');
    }
    const key = executionKey(
      getExecution(PipelineExecutionArn, call).PipelineExecutionArn,
    );
    const steps = call.env.store.get(executionSteps, call, key) ?? [];
    const { items, ...page } = paginate(
      input.SortOrder === 'Ascending' ? steps : [...steps].reverse(),
      input,
      {
        tokenIn: 'NextToken',
        tokenOut: 'NextToken',
        sizeIn: 'MaxResults',
        default: 10,
        max: 100,
      },
    );
    return { PipelineExecutionSteps: items.map(stepSummary), ...page };
  },
});

export const ListPipelineParametersForExecution = operation({
  write: false,
  input: shapes.listPipelineParametersForExecutionInput,
  handle({ PipelineExecutionArn, ...input }, call) {
    const { parameters } = getExecution(PipelineExecutionArn, call);
    const { items, ...page } = paginate(parameters, input, {
      tokenIn: 'NextToken',
      tokenOut: 'NextToken',
      sizeIn: 'MaxResults',
      default: 10,
      max: 100,
    });
    return { PipelineParameters: items, ...page };
  },
});
