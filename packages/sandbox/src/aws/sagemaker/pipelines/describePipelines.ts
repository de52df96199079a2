import { operation } from '../../service';
import { isBetween, listPage } from '../listing';
import * as shapes from '../shapes/mlops/pipelines';
import { pipelines } from './documents';
import { getDefinition, getExecution, getPipeline } from './lookUp';

export const DescribePipeline = operation({
  write: false,
  input: shapes.describePipelineInput,
  handle({ PipelineName }, call) {
    const {
      definitionKey,
      createdAt,
      modifiedAt,
      lastRunAt,
      createdBy,
      modifiedBy,
      ...pipeline
    } = getPipeline(PipelineName, call);
    return {
      ...pipeline,
      PipelineDefinition: getDefinition(definitionKey, call),
      CreationTime: new Date(createdAt),
      LastModifiedTime: new Date(modifiedAt),
      ...(lastRunAt && { LastRunTime: new Date(lastRunAt) }),
      CreatedBy: createdBy,
      LastModifiedBy: modifiedBy,
    };
  },
});

export const ListPipelines = operation({
  write: false,
  input: shapes.listPipelinesInput,
  handle(input, call) {
    const found = call.env.store
      .list(pipelines, call, { prefix: input.PipelineNamePrefix })
      .filter(({ createdAt }) =>
        isBetween(createdAt, input.CreatedAfter, input.CreatedBefore),
      );
    const { items, ...page } = listPage(found, input, {
      by: pipeline =>
        input.SortBy === 'Name' ? pipeline.PipelineName : pipeline.createdAt,
    });
    return {
      PipelineSummaries: items.map(pipeline => ({
        PipelineArn: pipeline.PipelineArn,
        PipelineName: pipeline.PipelineName,
        PipelineDisplayName: pipeline.PipelineDisplayName,
        PipelineDescription: pipeline.PipelineDescription,
        RoleArn: pipeline.RoleArn,
        CreationTime: new Date(pipeline.createdAt),
        LastModifiedTime: new Date(pipeline.modifiedAt),
        ...(pipeline.lastRunAt && {
          LastExecutionTime: new Date(pipeline.lastRunAt),
        }),
      })),
      ...page,
    };
  },
});

export const DescribePipelineDefinitionForExecution = operation({
  write: false,
  input: shapes.describePipelineDefinitionForExecutionInput,
  handle({ PipelineExecutionArn }, call) {
    const execution = getExecution(PipelineExecutionArn, call);
    return {
      PipelineDefinition: getDefinition(execution.definitionKey, call),
      CreationTime: new Date(execution.createdAt),
    };
  },
});
