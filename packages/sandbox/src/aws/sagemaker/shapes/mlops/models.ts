import { s } from '../../../shapes';
import { roleArn, tagList } from '../common';
import {
  additionalModelDataSources,
  containerHostname,
  containerImage,
  environmentMap,
  modelDataSource,
  modelName,
  orderKey,
  paginationToken,
  url,
  versionedArnOrName,
  vpcConfig,
} from './shared';

export const repositoryAuthConfig = s.structure({
  RepositoryCredentialsProviderArn: s
    .string({ min: 1, max: 2048, pattern: '.*' })
    .required(),
});

export const imageConfig = s.structure({
  RepositoryAccessMode: s.string({ enum: ['Platform', 'Vpc'] }).required(),
  RepositoryAuthConfig: repositoryAuthConfig,
});

export const multiModelConfig = s.structure({
  ModelCacheSetting: s.string({ enum: ['Enabled', 'Disabled'] }),
});

export const metricsEndpoint = s.structure({
  MetricsEndpointPath: s
    .string({ max: 256, pattern: '/(?!.*\\.\\.)[a-zA-Z0-9/_.\\-]+' })
    .required(),
  MetricPublishFrequencyInSeconds: s.integer(),
});

export const containerMetricsConfig = s.structure({
  MetricsEndpoints: s.list(metricsEndpoint, { max: 1 }),
});

export const containerDefinition = s.structure({
  ContainerHostname: containerHostname,
  Image: containerImage,
  ImageConfig: imageConfig,
  Mode: s.string({ enum: ['SingleModel', 'MultiModel'] }),
  ModelDataUrl: url,
  ModelDataSource: modelDataSource,
  AdditionalModelDataSources: additionalModelDataSources,
  Environment: environmentMap,
  ModelPackageName: versionedArnOrName,
  InferenceSpecificationName: s.string({
    min: 1,
    max: 63,
    pattern: '[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}',
  }),
  MultiModelConfig: multiModelConfig,
  ContainerMetricsConfig: containerMetricsConfig,
});

export const inferenceExecutionConfig = s.structure({
  Mode: s.string({ enum: ['Serial', 'Direct'] }).required(),
});

export const createModelInput = s.structure({
  ModelName: modelName.required(),
  PrimaryContainer: containerDefinition,
  Containers: s.list(containerDefinition, { max: 15 }),
  InferenceExecutionConfig: inferenceExecutionConfig,
  ExecutionRoleArn: roleArn,
  Tags: tagList,
  VpcConfig: vpcConfig,
  EnableNetworkIsolation: s.boolean(),
});

export const describeModelInput = s.structure({
  ModelName: modelName.required(),
});

export const listModelsInput = s.structure({
  SortBy: s.string({ enum: ['Name', 'CreationTime'] }),
  SortOrder: orderKey,
  NextToken: paginationToken,
  MaxResults: s.integer({ min: 1, max: 100 }),
  NameContains: s.string({ max: 63, pattern: '[a-zA-Z0-9-]+' }),
  CreationTimeBefore: s.timestamp(),
  CreationTimeAfter: s.timestamp(),
});

export const deleteModelInput = s.structure({
  ModelName: modelName.required(),
});
