import { s } from '../../../shapes';
import { kmsKeyId, nextToken, roleArn, sortOrder, tagList } from '../common';
import { processingInstanceType } from './processingInstanceTypes';
import {
  arnOrName,
  compressionType,
  contentType,
  experimentConfig,
  hubContentArn,
  modelAccessConfig,
  modelPackageArn,
  nameContains,
  s3DataType,
  s3Uri,
  sortBy,
  vpcConfig,
} from './shared';
import { trainingInstanceType } from './trainingInstanceTypes';

export const trainingJobName = s.string({
  min: 1,
  max: 63,
  pattern: '[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}',
});

export const algorithmImage = s.string({ max: 255, pattern: '.*' });

export const trainingInputMode = s.string({
  enum: ['Pipe', 'File', 'FastFile'],
});

export const metricDefinition = s.structure({
  Name: s.string({ min: 1, max: 255, pattern: '.+' }).required(),
  Regex: s.string({ min: 1, max: 500, pattern: '.+' }).required(),
});

export const trainingRepositoryAuthConfig = s.structure({
  TrainingRepositoryCredentialsProviderArn: s
    .string({
      min: 1,
      max: 2048,
      pattern:
        'arn:[\\p{Alnum}\\-]+:lambda:[\\p{Alnum}\\-]+:[0-9]{12}:function:.*',
    })
    .required(),
});

export const trainingImageConfig = s.structure({
  TrainingRepositoryAccessMode: s
    .string({ enum: ['Platform', 'Vpc'] })
    .required(),
  TrainingRepositoryAuthConfig: trainingRepositoryAuthConfig,
});

export const algorithmSpecification = s.structure({
  TrainingImage: algorithmImage,
  AlgorithmName: arnOrName,
  TrainingInputMode: trainingInputMode.required(),
  MetricDefinitions: s.list(metricDefinition, { max: 40 }),
  EnableSageMakerMetricsTimeSeries: s.boolean(),
  ContainerEntrypoint: s.list(s.string({ max: 256, pattern: '.*' }), {
    min: 1,
    max: 100,
  }),
  ContainerArguments: s.list(s.string({ max: 256, pattern: '.*' }), {
    min: 1,
    max: 100,
  }),
  TrainingImageConfig: trainingImageConfig,
});

export const instanceGroupName = s.string({ min: 1, max: 64, pattern: '.+' });

export const hubAccessConfig = s.structure({
  HubContentArn: hubContentArn.required(),
});

export const s3DataSource = s.structure({
  S3DataType: s3DataType.required(),
  S3Uri: s3Uri.required(),
  S3DataDistributionType: s.string({
    enum: ['FullyReplicated', 'ShardedByS3Key'],
  }),
  AttributeNames: s.list(s.string({ min: 1, max: 256, pattern: '.+' }), {
    max: 16,
  }),
  InstanceGroupNames: s.list(instanceGroupName, { max: 5 }),
  ModelAccessConfig: modelAccessConfig,
  HubAccessConfig: hubAccessConfig,
});

export const directoryPath = s.string({ max: 4096, pattern: '.*' });

export const fileSystemDataSource = s.structure({
  FileSystemId: s
    .string({ min: 11, max: 21, pattern: '(fs-[0-9a-f]{8,})' })
    .required(),
  FileSystemAccessMode: s.string({ enum: ['rw', 'ro'] }).required(),
  FileSystemType: s.string({ enum: ['EFS', 'FSxLustre'] }).required(),
  DirectoryPath: directoryPath.required(),
});

export const datasetSource = s.structure({
  DatasetArn: s
    .string({
      max: 2048,
      pattern:
        '(arn:[a-z0-9-\\.]{1,63}:sagemaker:\\w+(?:-\\w+)+:(\\d{12}|aws):hub-content\\/)[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}\\/DataSet\\/[a-zA-Z0-9](-*[a-zA-Z0-9]){0,63}(\\/\\d{1,4}.\\d{1,4}.\\d{1,4})?',
    })
    .required(),
});

export const dataSource = s.structure({
  S3DataSource: s3DataSource,
  FileSystemDataSource: fileSystemDataSource,
  DatasetSource: datasetSource,
});

export const shuffleConfig = s.structure({
  Seed: s.integer().required(),
});

export const channel = s.structure({
  ChannelName: s
    .string({ min: 1, max: 64, pattern: '[A-Za-z0-9\\.\\-_]+' })
    .required(),
  DataSource: dataSource.required(),
  ContentType: contentType,
  CompressionType: compressionType,
  RecordWrapperType: s.string({ enum: ['None', 'RecordIO'] }),
  InputMode: trainingInputMode,
  ShuffleConfig: shuffleConfig,
});

export const outputDataConfig = s.structure({
  KmsKeyId: kmsKeyId,
  S3OutputPath: s3Uri.required(),
  CompressionType: s.string({ enum: ['GZIP', 'NONE'] }),
});

export const instanceGroup = s.structure({
  InstanceType: trainingInstanceType.required(),
  InstanceCount: s.integer({ min: 0 }).required(),
  InstanceGroupName: instanceGroupName.required(),
});

export const trainingPlanArn = s.string({
  min: 50,
  max: 2048,
  pattern: 'arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]*:[0-9]{12}:training-plan/.*',
});

export const placementSpecification = s.structure({
  UltraServerId: s.string({ max: 256 }),
  InstanceCount: s.integer({ min: 0 }).required(),
});

export const instancePlacementConfig = s.structure({
  EnableMultipleJobs: s.boolean(),
  PlacementSpecifications: s.list(placementSpecification, { max: 10 }),
});

export const instancePreference = s.structure({
  InstanceType: trainingInstanceType.required(),
  InstanceCount: s.integer({ min: 0 }),
  TrainingPlanArns: s.list(trainingPlanArn, { min: 1, max: 1 }),
});

export const resourceConfig = s.structure({
  InstanceType: trainingInstanceType,
  InstanceCount: s.integer({ min: 0 }),
  VolumeSizeInGB: s.integer({ min: 0 }),
  VolumeKmsKeyId: kmsKeyId,
  KeepAlivePeriodInSeconds: s.integer({ min: 0, max: 21600 }),
  InstanceGroups: s.list(instanceGroup, { max: 5 }),
  TrainingPlanArn: trainingPlanArn,
  InstancePlacementConfig: instancePlacementConfig,
  InstancePreferences: s.list(instancePreference, { min: 1, max: 5 }),
  SelectedInstanceType: trainingInstanceType,
  SelectedInstanceCount: s.integer({ min: 0 }),
});

export const stoppingCondition = s.structure({
  MaxRuntimeInSeconds: s.integer({ min: 1 }),
  MaxWaitTimeInSeconds: s.integer({ min: 1 }),
  MaxPendingTimeInSeconds: s.integer({ min: 1800, max: 2419200 }),
});

export const checkpointConfig = s.structure({
  S3Uri: s3Uri.required(),
  LocalPath: directoryPath,
});

export const configValue = s.string({ max: 256, pattern: '.*' });

const configKey = s.string({ min: 1, max: 256, pattern: '.*' });

export const collectionConfiguration = s.structure({
  CollectionName: s.string({ min: 1, max: 256, pattern: '.*' }),
  CollectionParameters: s.map(configValue, { max: 20, key: configKey }),
});

export const debugHookConfig = s.structure({
  LocalPath: directoryPath,
  S3OutputPath: s3Uri.required(),
  HookParameters: s.map(configValue, { max: 20, key: configKey }),
  CollectionConfigurations: s.list(collectionConfiguration, { max: 20 }),
});

export const ruleConfigurationName = s.string({
  min: 1,
  max: 256,
  pattern: '.*',
});

export const ruleParameters = s.map(configValue, { max: 100, key: configKey });

export const debugRuleConfiguration = s.structure({
  RuleConfigurationName: ruleConfigurationName.required(),
  LocalPath: directoryPath,
  S3OutputPath: s3Uri,
  RuleEvaluatorImage: algorithmImage.required(),
  InstanceType: processingInstanceType,
  VolumeSizeInGB: s.integer({ min: 0 }),
  RuleParameters: ruleParameters,
});

export const tensorBoardOutputConfig = s.structure({
  LocalPath: directoryPath,
  S3OutputPath: s3Uri.required(),
});

export const profilerConfig = s.structure({
  S3OutputPath: s3Uri,
  ProfilingIntervalInMilliseconds: s.integer(),
  ProfilingParameters: s.map(configValue, { max: 20, key: configKey }),
  DisableProfiler: s.boolean(),
});

export const profilerRuleConfiguration = s.structure({
  RuleConfigurationName: ruleConfigurationName.required(),
  LocalPath: directoryPath,
  S3OutputPath: s3Uri,
  RuleEvaluatorImage: algorithmImage.required(),
  InstanceType: processingInstanceType,
  VolumeSizeInGB: s.integer({ min: 0 }),
  RuleParameters: ruleParameters,
});

export const retryStrategy = s.structure({
  MaximumRetryAttempts: s.integer({ min: 1, max: 30 }).required(),
});

export const remoteDebugConfig = s.structure({
  EnableRemoteDebug: s.boolean(),
});

export const infraCheckConfig = s.structure({
  EnableInfraCheck: s.boolean(),
});

export const sessionChainingConfig = s.structure({
  EnableSessionTagChaining: s.boolean(),
});

export const serverlessJobConfig = s.structure({
  BaseModelArn: s
    .string({
      min: 1,
      max: 2048,
      pattern:
        '(arn:[a-z0-9-\\.]{1,63}:sagemaker:\\w+(?:-\\w+)+:(\\d{12}|aws):hub-content\\/)[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}\\/Model\\/[a-zA-Z0-9](-*[a-zA-Z0-9]){0,63}(\\/\\d{1,4}.\\d{1,4}.\\d{1,4})?',
    })
    .required(),
  AcceptEula: s.boolean(),
  JobType: s.string({ enum: ['FineTuning', 'Evaluation'] }).required(),
  CustomizationTechnique: s.string({ enum: ['SFT', 'DPO', 'RLVR', 'RLAIF'] }),
  Peft: s.string({ enum: ['LORA'] }),
  EvaluationType: s.string({
    enum: ['LLMAJEvaluation', 'CustomScorerEvaluation', 'BenchmarkEvaluation'],
  }),
  EvaluatorArn: s.string({ pattern: '.*' }),
  SequenceLength: s.string({ min: 1, max: 50, pattern: '\\d+K' }),
});

export const mlflowConfig = s.structure({
  MlflowResourceArn: s
    .string({
      max: 2048,
      pattern:
        'arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]*:[0-9]{12}:mlflow-[a-zA-Z-]*/.*',
    })
    .required(),
  MlflowExperimentName: s.string({ min: 1, max: 256, pattern: '.*' }),
  MlflowRunName: s.string({ min: 1, max: 256, pattern: '.*' }),
});

export const modelPackageConfig = s.structure({
  ModelPackageGroupArn: s
    .string({
      min: 1,
      max: 2048,
      pattern:
        'arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]{9,16}:[0-9]{12}:model-package-group/[\\S]{1,2048}',
    })
    .required(),
  SourceModelPackageArn: modelPackageArn,
});

export const createTrainingJobInput = s.structure({
  TrainingJobName: trainingJobName.required(),
  HyperParameters: s.map(s.string({ max: 2500, pattern: '.*' }), {
    max: 100,
    key: s.string({ max: 256, pattern: '.*' }),
  }),
  AlgorithmSpecification: algorithmSpecification,
  RoleArn: roleArn.required(),
  InputDataConfig: s.list(channel, { min: 1, max: 20 }),
  OutputDataConfig: outputDataConfig.required(),
  ResourceConfig: resourceConfig,
  VpcConfig: vpcConfig,
  StoppingCondition: stoppingCondition,
  Tags: tagList,
  EnableNetworkIsolation: s.boolean(),
  EnableInterContainerTrafficEncryption: s.boolean(),
  EnableManagedSpotTraining: s.boolean(),
  CheckpointConfig: checkpointConfig,
  DebugHookConfig: debugHookConfig,
  DebugRuleConfigurations: s.list(debugRuleConfiguration, { max: 20 }),
  TensorBoardOutputConfig: tensorBoardOutputConfig,
  ExperimentConfig: experimentConfig,
  ProfilerConfig: profilerConfig,
  ProfilerRuleConfigurations: s.list(profilerRuleConfiguration, { max: 20 }),
  Environment: s.map(s.string({ max: 512 }), {
    max: 100,
    key: s.string({ max: 512, pattern: '[a-zA-Z_][a-zA-Z0-9_]*' }),
  }),
  RetryStrategy: retryStrategy,
  RemoteDebugConfig: remoteDebugConfig,
  InfraCheckConfig: infraCheckConfig,
  SessionChainingConfig: sessionChainingConfig,
  ServerlessJobConfig: serverlessJobConfig,
  MlflowConfig: mlflowConfig,
  ModelPackageConfig: modelPackageConfig,
});

export const describeTrainingJobInput = s.structure({
  TrainingJobName: trainingJobName.required(),
});

export const listTrainingJobsInput = s.structure({
  NextToken: nextToken,
  MaxResults: s.integer({ min: 1, max: 100 }),
  CreationTimeAfter: s.timestamp(),
  CreationTimeBefore: s.timestamp(),
  LastModifiedTimeAfter: s.timestamp(),
  LastModifiedTimeBefore: s.timestamp(),
  NameContains: nameContains,
  StatusEquals: s.string({
    enum: [
      'InProgress',
      'Completed',
      'Failed',
      'Stopping',
      'Stopped',
      'Deleting',
    ],
  }),
  SortBy: sortBy,
  SortOrder: sortOrder,
  WarmPoolStatusEquals: s.string({
    enum: ['Available', 'Terminated', 'Reused', 'InUse'],
  }),
  TrainingPlanArnEquals: trainingPlanArn,
});

export const stopTrainingJobInput = s.structure({
  TrainingJobName: trainingJobName.required(),
});
