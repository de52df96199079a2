import { s } from '../../../shapes';
import { kmsKeyId, nextToken, sortOrder, tagList } from '../common';
import {
  batchStrategy,
  experimentConfig,
  modelName,
  nameContains,
  s3Uri,
  sortBy,
  transformEnvironmentMap,
  transformInput,
  transformOutput,
  transformResources,
} from './shared';

export const transformJobName = s.string({
  min: 1,
  max: 63,
  pattern: '[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}',
});

export const modelClientConfig = s.structure({
  InvocationsTimeoutInSeconds: s.integer({ min: 1, max: 3600 }),
  InvocationsMaxRetries: s.integer({ min: 0, max: 3 }),
});

export const batchDataCaptureConfig = s.structure({
  DestinationS3Uri: s3Uri.required(),
  KmsKeyId: kmsKeyId,
  GenerateInferenceId: s.boolean(),
});

export const dataProcessing = s.structure({
  InputFilter: s.string({ max: 63 }),
  OutputFilter: s.string({ max: 63 }),
  JoinSource: s.string({ enum: ['Input', 'None'] }),
});

export const createTransformJobInput = s.structure({
  TransformJobName: transformJobName.required(),
  ModelName: modelName.required(),
  MaxConcurrentTransforms: s.integer({ min: 0 }),
  ModelClientConfig: modelClientConfig,
  MaxPayloadInMB: s.integer({ min: 0 }),
  BatchStrategy: batchStrategy,
  Environment: transformEnvironmentMap,
  TransformInput: transformInput.required(),
  TransformOutput: transformOutput.required(),
  DataCaptureConfig: batchDataCaptureConfig,
  TransformResources: transformResources.required(),
  DataProcessing: dataProcessing,
  Tags: tagList,
  ExperimentConfig: experimentConfig,
});

export const describeTransformJobInput = s.structure({
  TransformJobName: transformJobName.required(),
});

export const listTransformJobsInput = s.structure({
  CreationTimeAfter: s.timestamp(),
  CreationTimeBefore: s.timestamp(),
  LastModifiedTimeAfter: s.timestamp(),
  LastModifiedTimeBefore: s.timestamp(),
  NameContains: nameContains,
  StatusEquals: s.string({
    enum: ['InProgress', 'Completed', 'Failed', 'Stopping', 'Stopped'],
  }),
  SortBy: sortBy,
  SortOrder: sortOrder,
  NextToken: nextToken,
  MaxResults: s.integer({ min: 1, max: 100 }),
});

export const stopTransformJobInput = s.structure({
  TransformJobName: transformJobName.required(),
});
