import { s } from '../../../shapes';
import { kmsKeyId, roleArn, tagList } from '../common';
import { clarifyTextLanguage } from './clarifyTextLanguages';
import { productionVariantInstanceType } from './productionVariantInstanceTypes';
import {
  endpointConfigName,
  modelName,
  orderKey,
  paginationToken,
  url,
  vpcConfig,
} from './shared';

export const instancePool = s.structure({
  InstanceType: productionVariantInstanceType.required(),
  ModelNameOverride: modelName,
  Priority: s.integer({ min: 1, max: 5 }).required(),
});

export const destinationS3Uri = s.string({
  max: 512,
  pattern: '(https|s3)://([^/])/?(.*)',
});

export const productionVariantCoreDumpConfig = s.structure({
  DestinationS3Uri: destinationS3Uri.required(),
  KmsKeyId: kmsKeyId,
});

export const productionVariantServerlessConfig = s.structure({
  MemorySizeInMB: s.integer({ min: 1024, max: 6144 }).required(),
  MaxConcurrency: s.integer({ min: 1, max: 200 }).required(),
  ProvisionedConcurrency: s.integer({ min: 1, max: 200 }),
});

export const productionVariantManagedInstanceScalingScaleInPolicy = s.structure(
  {
    Strategy: s.string({ enum: ['IDLE_RELEASE', 'CONSOLIDATION'] }).required(),
    MaximumStepSize: s.integer({ min: 1, max: 100 }),
    CooldownInMinutes: s.integer({ min: 5, max: 1440 }),
  },
);

export const productionVariantManagedInstanceScaling = s.structure({
  Status: s.string({ enum: ['ENABLED', 'DISABLED'] }),
  MinInstanceCount: s.integer({ min: 0 }),
  MaxInstanceCount: s.integer({ min: 1 }),
  ScaleInPolicy: productionVariantManagedInstanceScalingScaleInPolicy,
});

export const prefixAwareRoutingConfig = s.structure({
  PrefixLength: s.integer({ min: 1024, max: 65536 }),
  ConcurrencyThreshold: s.integer({ min: 1, max: 1024 }),
});

export const productionVariantRoutingConfig = s.structure({
  RoutingStrategy: s
    .string({ enum: ['LEAST_OUTSTANDING_REQUESTS', 'RANDOM', 'PREFIX_AWARE'] })
    .required(),
  PrefixAwareRoutingConfig: prefixAwareRoutingConfig,
});

export const productionVariantCapacityReservationConfig = s.structure({
  CapacityReservationPreference: s.string({
    enum: ['capacity-reservations-only'],
  }),
  MlReservationArn: s.string({
    min: 20,
    max: 258,
    pattern:
      'arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]*:[0-9]{12}:[a-z0-9\\-]{1,14}/.*',
  }),
});

export const productionVariant = s.structure({
  VariantName: s
    .string({ max: 63, pattern: '[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}' })
    .required(),
  ModelName: modelName,
  InitialInstanceCount: s.integer({ min: 1 }),
  InstanceType: productionVariantInstanceType,
  InstancePools: s.list(instancePool, { min: 1, max: 5 }),
  VariantInstanceProvisionTimeoutInSeconds: s.integer({ min: 300, max: 3600 }),
  InitialVariantWeight: s.number({ min: 0 }),
  AcceleratorType: s.string({
    enum: [
      'ml.eia1.medium',
      'ml.eia1.large',
      'ml.eia1.xlarge',
      'ml.eia2.medium',
      'ml.eia2.large',
      'ml.eia2.xlarge',
    ],
  }),
  CoreDumpConfig: productionVariantCoreDumpConfig,
  ServerlessConfig: productionVariantServerlessConfig,
  VolumeSizeInGB: s.integer({ min: 1, max: 512 }),
  ModelDataDownloadTimeoutInSeconds: s.integer({ min: 60, max: 3600 }),
  ContainerStartupHealthCheckTimeoutInSeconds: s.integer({
    min: 60,
    max: 3600,
  }),
  EnableSSMAccess: s.boolean(),
  ManagedInstanceScaling: productionVariantManagedInstanceScaling,
  RoutingConfig: productionVariantRoutingConfig,
  InferenceAmiVersion: s.string({
    enum: [
      'al2-ami-sagemaker-inference-gpu-2',
      'al2-ami-sagemaker-inference-gpu-2-1',
      'al2-ami-sagemaker-inference-gpu-3-1',
      'al2-ami-sagemaker-inference-neuron-2',
      'al2023-ami-sagemaker-inference-gpu-4-1',
    ],
  }),
  CapacityReservationConfig: productionVariantCapacityReservationConfig,
});

export const productionVariantList = s.list(productionVariant, {
  min: 1,
  max: 10,
});

export const captureOption = s.structure({
  CaptureMode: s
    .string({ enum: ['Input', 'Output', 'InputAndOutput'] })
    .required(),
});

export const captureContentTypeHeader = s.structure({
  CsvContentTypes: s.list(
    s.string({
      min: 1,
      max: 256,
      pattern: '[a-zA-Z0-9](-*[a-zA-Z0-9])*\\/[a-zA-Z0-9](-*[a-zA-Z0-9.])*',
    }),
    { min: 1, max: 10 },
  ),
  JsonContentTypes: s.list(
    s.string({
      min: 1,
      max: 256,
      pattern: '[a-zA-Z0-9](-*[a-zA-Z0-9])*\\/[a-zA-Z0-9](-*[a-zA-Z0-9.])*',
    }),
    { min: 1, max: 10 },
  ),
});

export const dataCaptureConfig = s.structure({
  EnableCapture: s.boolean(),
  InitialSamplingPercentage: s.integer({ min: 0, max: 100 }).required(),
  DestinationS3Uri: destinationS3Uri.required(),
  KmsKeyId: kmsKeyId,
  CaptureOptions: s.list(captureOption, { min: 1, max: 32 }).required(),
  CaptureContentTypeHeader: captureContentTypeHeader,
});

export const asyncInferenceClientConfig = s.structure({
  MaxConcurrentInvocationsPerInstance: s.integer({ min: 1, max: 1000 }),
});

export const snsTopicArn = s.string({
  max: 2048,
  pattern: 'arn:aws[a-z\\-]*:sns:[a-z0-9\\-]*:[0-9]{12}:[a-zA-Z0-9_.-]+',
});

export const asyncInferenceNotificationConfig = s.structure({
  SuccessTopic: snsTopicArn,
  ErrorTopic: snsTopicArn,
  IncludeInferenceResponseIn: s.list(
    s.string({
      enum: ['SUCCESS_NOTIFICATION_TOPIC', 'ERROR_NOTIFICATION_TOPIC'],
    }),
    { max: 2 },
  ),
});

export const asyncInferenceOutputConfig = s.structure({
  KmsKeyId: kmsKeyId,
  S3OutputPath: destinationS3Uri,
  NotificationConfig: asyncInferenceNotificationConfig,
  S3FailurePath: destinationS3Uri,
});

export const asyncInferenceConfig = s.structure({
  ClientConfig: asyncInferenceClientConfig,
  OutputConfig: asyncInferenceOutputConfig.required(),
});

export const clarifyHeader = s.string({ min: 1, max: 64, pattern: '.*' });

export const clarifyInferenceConfig = s.structure({
  FeaturesAttribute: s.string({ min: 1, max: 64, pattern: '.*' }),
  ContentTemplate: s.string({ min: 1, max: 64, pattern: '.*' }),
  MaxRecordCount: s.integer({ min: 1 }),
  MaxPayloadInMB: s.integer({ min: 1, max: 25 }),
  ProbabilityIndex: s.integer({ min: 0 }),
  LabelIndex: s.integer({ min: 0 }),
  ProbabilityAttribute: s.string({ min: 1, max: 64, pattern: '.*' }),
  LabelAttribute: s.string({ min: 1, max: 64, pattern: '.*' }),
  LabelHeaders: s.list(clarifyHeader, { min: 1, max: 16 }),
  FeatureHeaders: s.list(clarifyHeader, { min: 1, max: 256 }),
  FeatureTypes: s.list(
    s.string({ enum: ['numerical', 'categorical', 'text'] }),
    { min: 1, max: 256 },
  ),
});

export const clarifyShapBaselineConfig = s.structure({
  MimeType: s.string({
    max: 255,
    pattern: '[a-zA-Z0-9](-*[a-zA-Z0-9])*\\/[a-zA-Z0-9](-*[a-zA-Z0-9+.])*',
  }),
  ShapBaseline: s.string({ min: 1, max: 4096, pattern: '[\\s\\S]+' }),
  ShapBaselineUri: url,
});

export const clarifyTextConfig = s.structure({
  Language: clarifyTextLanguage.required(),
  Granularity: s
    .string({ enum: ['token', 'sentence', 'paragraph'] })
    .required(),
});

export const clarifyShapConfig = s.structure({
  ShapBaselineConfig: clarifyShapBaselineConfig.required(),
  NumberOfSamples: s.integer({ min: 1 }),
  UseLogit: s.boolean(),
  Seed: s.integer(),
  TextConfig: clarifyTextConfig,
});

export const clarifyExplainerConfig = s.structure({
  EnableExplanations: s.string({ min: 1, max: 64, pattern: '.*' }),
  InferenceConfig: clarifyInferenceConfig,
  ShapConfig: clarifyShapConfig.required(),
});

export const explainerConfig = s.structure({
  ClarifyExplainerConfig: clarifyExplainerConfig,
});

export const metricsConfig = s.structure({
  EnableEnhancedMetrics: s.boolean(),
  EnableDetailedObservability: s.boolean(),
  MetricPublishFrequencyInSeconds: s.integer(),
});

export const createEndpointConfigInput = s.structure({
  EndpointConfigName: endpointConfigName.required(),
  ProductionVariants: productionVariantList.required(),
  DataCaptureConfig: dataCaptureConfig,
  Tags: tagList,
  KmsKeyId: kmsKeyId,
  AsyncInferenceConfig: asyncInferenceConfig,
  ExplainerConfig: explainerConfig,
  ShadowProductionVariants: productionVariantList,
  ExecutionRoleArn: roleArn,
  VpcConfig: vpcConfig,
  EnableNetworkIsolation: s.boolean(),
  MetricsConfig: metricsConfig,
});

export const describeEndpointConfigInput = s.structure({
  EndpointConfigName: endpointConfigName.required(),
});

export const listEndpointConfigsInput = s.structure({
  SortBy: s.string({ enum: ['Name', 'CreationTime'] }),
  SortOrder: orderKey,
  NextToken: paginationToken,
  MaxResults: s.integer({ min: 1, max: 100 }),
  NameContains: s.string({ max: 63, pattern: '[a-zA-Z0-9-]+' }),
  CreationTimeBefore: s.timestamp(),
  CreationTimeAfter: s.timestamp(),
});

export const deleteEndpointConfigInput = s.structure({
  EndpointConfigName: endpointConfigName.required(),
});
