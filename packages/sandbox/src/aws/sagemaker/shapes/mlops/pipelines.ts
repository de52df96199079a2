import { s } from '../../../shapes';
import { nextToken, roleArn, sortOrder, tagList } from '../common';

export const pipelineName = s.string({
  min: 1,
  max: 256,
  pattern: '[a-zA-Z0-9](-*[a-zA-Z0-9]){0,255}',
});

export const pipelineDefinition = s.string({
  min: 1,
  max: 1048576,
  pattern: '.*(?:[ \\r\\n\\t].*)*',
});

export const pipelineDefinitionS3Location = s.structure({
  Bucket: s
    .string({
      min: 3,
      max: 63,
      pattern: '[a-z0-9][\\.\\-a-z0-9]{1,61}[a-z0-9]',
    })
    .required(),
  ObjectKey: s.string({ min: 1, max: 1024, pattern: '.+' }).required(),
  VersionId: s.string({ min: 1, max: 1024, pattern: '.+' }),
});

export const pipelineDescription = s.string({ max: 3072, pattern: '.*' });

export const parallelismConfiguration = s.structure({
  MaxParallelExecutionSteps: s.integer({ min: 1 }).required(),
});

export const createPipelineInput = s.structure({
  PipelineName: pipelineName.required(),
  PipelineDisplayName: pipelineName,
  PipelineDefinition: pipelineDefinition,
  PipelineDefinitionS3Location: pipelineDefinitionS3Location,
  PipelineDescription: pipelineDescription,
  ClientRequestToken: s.string({ min: 32, max: 128 }).required(),
  RoleArn: roleArn.required(),
  Tags: tagList,
  ParallelismConfiguration: parallelismConfiguration,
});

export const updatePipelineInput = s.structure({
  PipelineName: pipelineName.required(),
  PipelineDisplayName: pipelineName,
  PipelineDefinition: pipelineDefinition,
  PipelineDefinitionS3Location: pipelineDefinitionS3Location,
  PipelineDescription: pipelineDescription,
  RoleArn: roleArn,
  ParallelismConfiguration: parallelismConfiguration,
});

export const deletePipelineInput = s.structure({
  PipelineName: pipelineName.required(),
  ClientRequestToken: s.string({ min: 32, max: 128 }).required(),
});

export const pipelineNameOrArn = s.string({
  min: 1,
  max: 2048,
  pattern:
    '(arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]*:([0-9]{12}|aws):pipeline/.*)?([a-zA-Z0-9](-*[a-zA-Z0-9]){0,255})',
});

export const describePipelineInput = s.structure({
  PipelineName: pipelineNameOrArn.required(),
  PipelineVersionId: s.integer({ min: 1 }),
});

export const listPipelinesInput = s.structure({
  PipelineNamePrefix: pipelineName,
  CreatedAfter: s.timestamp(),
  CreatedBefore: s.timestamp(),
  SortBy: s.string({ enum: ['Name', 'CreationTime'] }),
  SortOrder: sortOrder,
  NextToken: nextToken,
  MaxResults: s.integer({ min: 1, max: 100 }),
});

export const pipelineExecutionArn = s.string({
  max: 2048,
  pattern:
    'arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]*:[0-9]{12}:pipeline\\/.*\\/execution\\/.*',
});

export const describePipelineDefinitionForExecutionInput = s.structure({
  PipelineExecutionArn: pipelineExecutionArn.required(),
});

export const pipelineExecutionName = s.string({
  min: 1,
  max: 82,
  pattern: '[a-zA-Z0-9](-*[a-zA-Z0-9]){0,81}',
});

export const parameter = s.structure({
  Name: s.string({ min: 1, max: 256, pattern: '[A-Za-z0-9\\-_]*' }).required(),
  Value: s.string({ max: 1024 }).required(),
});

export const pipelineExecutionDescription = s.string({
  max: 3072,
  pattern: '.*',
});

export const selectedStep = s.structure({
  StepName: s.string({ max: 256 }).required(),
});

export const selectiveExecutionConfig = s.structure({
  SourcePipelineExecutionArn: pipelineExecutionArn,
  SelectedSteps: s.list(selectedStep, { min: 1, max: 50 }).required(),
});

export const startPipelineExecutionInput = s.structure({
  PipelineName: pipelineNameOrArn.required(),
  PipelineExecutionDisplayName: pipelineExecutionName,
  PipelineParameters: s.list(parameter, { max: 200 }),
  PipelineExecutionDescription: pipelineExecutionDescription,
  ClientRequestToken: s.string({ min: 32, max: 128 }).required(),
  ParallelismConfiguration: parallelismConfiguration,
  SelectiveExecutionConfig: selectiveExecutionConfig,
  PipelineVersionId: s.integer({ min: 1 }),
  MlflowExperimentName: s.string({ min: 1, max: 256, pattern: '.*' }),
});

export const stopPipelineExecutionInput = s.structure({
  PipelineExecutionArn: pipelineExecutionArn.required(),
  ClientRequestToken: s.string({ min: 32, max: 128 }).required(),
});

export const retryPipelineExecutionInput = s.structure({
  PipelineExecutionArn: pipelineExecutionArn.required(),
  ClientRequestToken: s.string({ min: 32, max: 128 }).required(),
  ParallelismConfiguration: parallelismConfiguration,
});

export const describePipelineExecutionInput = s.structure({
  PipelineExecutionArn: pipelineExecutionArn.required(),
});

export const listPipelineExecutionsInput = s.structure({
  PipelineName: pipelineNameOrArn.required(),
  CreatedAfter: s.timestamp(),
  CreatedBefore: s.timestamp(),
  SortBy: s.string({ enum: ['CreationTime', 'PipelineExecutionArn'] }),
  SortOrder: sortOrder,
  NextToken: nextToken,
  MaxResults: s.integer({ min: 1, max: 100 }),
});

export const listPipelineExecutionStepsInput = s.structure({
  PipelineExecutionArn: pipelineExecutionArn,
  NextToken: nextToken,
  MaxResults: s.integer({ min: 1, max: 100 }),
  SortOrder: sortOrder,
});

export const listPipelineParametersForExecutionInput = s.structure({
  PipelineExecutionArn: pipelineExecutionArn.required(),
  NextToken: nextToken,
  MaxResults: s.integer({ min: 1, max: 100 }),
});

export const updatePipelineExecutionInput = s.structure({
  PipelineExecutionArn: pipelineExecutionArn.required(),
  PipelineExecutionDescription: pipelineExecutionDescription,
  PipelineExecutionDisplayName: pipelineExecutionName,
  ParallelismConfiguration: parallelismConfiguration,
});
