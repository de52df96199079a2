import { s } from '../../../shapes';
import { kmsKeyId, nextToken, roleArn, sortOrder, tagList } from '../common';
import { processingInstanceType } from './processingInstanceTypes';
import { experimentConfig, s3Uri, sortBy, vpcConfig } from './shared';

export const processingLocalPath = s.string({ max: 256, pattern: '.*' });

export const processingS3Input = s.structure({
  S3Uri: s3Uri.required(),
  LocalPath: processingLocalPath,
  S3DataType: s.string({ enum: ['ManifestFile', 'S3Prefix'] }).required(),
  S3InputMode: s.string({ enum: ['Pipe', 'File'] }),
  S3DataDistributionType: s.string({
    enum: ['FullyReplicated', 'ShardedByS3Key'],
  }),
  S3CompressionType: s.string({ enum: ['None', 'Gzip'] }),
});

export const athenaDatasetDefinition = s.structure({
  Catalog: s
    .string({
      min: 1,
      max: 256,
      pattern:
        '[\\u0020-\\uD7FF\\uE000-\\uFFFD\\uD800\\uDC00-\\uDBFF\\uDFFF\\t]*',
    })
    .required(),
  Database: s.string({ min: 1, max: 255, pattern: '.*' }).required(),
  QueryString: s.string({ min: 1, max: 4096, pattern: '[\\s\\S]+' }).required(),
  WorkGroup: s.string({ min: 1, max: 128, pattern: '[a-zA-Z0-9._-]+' }),
  OutputS3Uri: s3Uri.required(),
  KmsKeyId: kmsKeyId,
  OutputFormat: s
    .string({ enum: ['PARQUET', 'ORC', 'AVRO', 'JSON', 'TEXTFILE'] })
    .required(),
  OutputCompression: s.string({ enum: ['GZIP', 'SNAPPY', 'ZLIB'] }),
});

export const redshiftDatasetDefinition = s.structure({
  ClusterId: s.string({ min: 1, max: 63, pattern: '.*' }).required(),
  Database: s.string({ min: 1, max: 64, pattern: '.*' }).required(),
  DbUser: s.string({ min: 1, max: 128, pattern: '.*' }).required(),
  QueryString: s.string({ min: 1, max: 4096, pattern: '[\\s\\S]+' }).required(),
  ClusterRoleArn: roleArn.required(),
  OutputS3Uri: s3Uri.required(),
  KmsKeyId: kmsKeyId,
  OutputFormat: s.string({ enum: ['PARQUET', 'CSV'] }).required(),
  OutputCompression: s.string({
    enum: ['None', 'GZIP', 'BZIP2', 'ZSTD', 'SNAPPY'],
  }),
});

export const datasetDefinition = s.structure({
  AthenaDatasetDefinition: athenaDatasetDefinition,
  RedshiftDatasetDefinition: redshiftDatasetDefinition,
  LocalPath: processingLocalPath,
  DataDistributionType: s.string({
    enum: ['FullyReplicated', 'ShardedByS3Key'],
  }),
  InputMode: s.string({ enum: ['Pipe', 'File'] }),
});

export const processingInput = s.structure({
  InputName: s.string().required(),
  AppManaged: s.boolean(),
  S3Input: processingS3Input,
  DatasetDefinition: datasetDefinition,
});

export const processingS3Output = s.structure({
  S3Uri: s3Uri.required(),
  LocalPath: processingLocalPath,
  S3UploadMode: s.string({ enum: ['Continuous', 'EndOfJob'] }).required(),
});

export const processingFeatureStoreOutput = s.structure({
  FeatureGroupName: s
    .string({ min: 1, max: 64, pattern: '[a-zA-Z0-9]([_-]*[a-zA-Z0-9]){0,63}' })
    .required(),
});

export const processingOutput = s.structure({
  OutputName: s.string().required(),
  S3Output: processingS3Output,
  FeatureStoreOutput: processingFeatureStoreOutput,
  AppManaged: s.boolean(),
});

export const processingOutputConfig = s.structure({
  Outputs: s.list(processingOutput, { max: 10 }).required(),
  KmsKeyId: kmsKeyId,
});

export const processingJobName = s.string({
  min: 1,
  max: 63,
  pattern: '[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}',
});

export const processingInstancePreference = s.structure({
  InstanceType: processingInstanceType.required(),
  InstanceCount: s.integer({ min: 1, max: 100 }),
});

export const processingClusterConfig = s.structure({
  InstanceCount: s.integer({ min: 1, max: 100 }),
  InstanceType: processingInstanceType,
  VolumeSizeInGB: s.integer({ min: 1, max: 16384 }).required(),
  VolumeKmsKeyId: kmsKeyId,
  InstancePreferences: s.list(processingInstancePreference, { min: 1, max: 5 }),
  SelectedInstanceType: processingInstanceType,
  SelectedInstanceCount: s.integer({ min: 1, max: 100 }),
});

export const processingResources = s.structure({
  ClusterConfig: processingClusterConfig.required(),
});

export const processingStoppingCondition = s.structure({
  MaxRuntimeInSeconds: s.integer({ min: 1, max: 777600 }).required(),
});

export const appSpecification = s.structure({
  ImageUri: s.string({ max: 255, pattern: '.*' }).required(),
  ContainerEntrypoint: s.list(s.string({ max: 256, pattern: '.*' }), {
    min: 1,
    max: 100,
  }),
  ContainerArguments: s.list(s.string({ max: 256, pattern: '.*' }), {
    min: 1,
    max: 100,
  }),
});

export const networkConfig = s.structure({
  EnableInterContainerTrafficEncryption: s.boolean(),
  EnableNetworkIsolation: s.boolean(),
  VpcConfig: vpcConfig,
});

export const createProcessingJobInput = s.structure({
  ProcessingInputs: s.list(processingInput, { max: 10 }),
  ProcessingOutputConfig: processingOutputConfig,
  ProcessingJobName: processingJobName.required(),
  ProcessingResources: processingResources.required(),
  StoppingCondition: processingStoppingCondition,
  AppSpecification: appSpecification.required(),
  Environment: s.map(s.string({ max: 256 }), {
    max: 100,
    key: s.string({ max: 256, pattern: '[a-zA-Z_][a-zA-Z0-9_]*' }),
  }),
  NetworkConfig: networkConfig,
  RoleArn: roleArn.required(),
  Tags: tagList,
  ExperimentConfig: experimentConfig,
});

export const describeProcessingJobInput = s.structure({
  ProcessingJobName: processingJobName.required(),
});

export const listProcessingJobsInput = s.structure({
  CreationTimeAfter: s.timestamp(),
  CreationTimeBefore: s.timestamp(),
  LastModifiedTimeAfter: s.timestamp(),
  LastModifiedTimeBefore: s.timestamp(),
  NameContains: s.string(),
  StatusEquals: s.string({
    enum: ['InProgress', 'Completed', 'Failed', 'Stopping', 'Stopped'],
  }),
  SortBy: sortBy,
  SortOrder: sortOrder,
  NextToken: nextToken,
  MaxResults: s.integer({ min: 1, max: 100 }),
});

export const stopProcessingJobInput = s.structure({
  ProcessingJobName: processingJobName.required(),
});
