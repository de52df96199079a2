import { s } from '../../../shapes';
import { kmsKeyId } from '../common';
import { transformInstanceType } from './transformInstanceTypes';

export const s3Uri = s.string({
  max: 1024,
  pattern: '(https|s3)://([^/]+)/?(.*)',
});

export const vpcConfig = s.structure({
  SecurityGroupIds: s
    .list(s.string({ max: 32, pattern: '[-0-9a-zA-Z]+' }), { min: 1, max: 5 })
    .required(),
  Subnets: s
    .list(s.string({ max: 32, pattern: '[-0-9a-zA-Z]+' }), { min: 1, max: 16 })
    .required(),
});

export const experimentEntityName = s.string({
  min: 1,
  max: 120,
  pattern: '[a-zA-Z0-9](-*[a-zA-Z0-9]){0,119}',
});

export const experimentConfig = s.structure({
  ExperimentName: experimentEntityName,
  TrialName: experimentEntityName,
  TrialComponentDisplayName: experimentEntityName,
  RunName: experimentEntityName,
});

export const sortBy = s.string({ enum: ['Name', 'CreationTime', 'Status'] });

export const arnOrName = s.string({
  min: 1,
  max: 170,
  pattern:
    '(arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]*:[0-9]{12}:[a-z\\-]*\\/)?([a-zA-Z0-9]([a-zA-Z0-9-]){0,62})(?<!-)',
});

export const s3DataType = s.string({
  enum: ['ManifestFile', 'S3Prefix', 'AugmentedManifestFile', 'Converse'],
});

export const modelAccessConfig = s.structure({
  AcceptEula: s.boolean().required(),
});

export const hubContentArn = s.string({ max: 255, pattern: '.*' });

export const contentType = s.string({ max: 256, pattern: '.*' });

export const compressionType = s.string({ enum: ['None', 'Gzip'] });

export const modelPackageArn = s.string({
  min: 1,
  max: 2048,
  pattern:
    'arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]{9,16}:[0-9]{12}:model-package/[\\S]{1,2048}',
});

export const nameContains = s.string({ max: 63, pattern: '[a-zA-Z0-9\\-]+' });

export const modelName = s.string({
  max: 63,
  pattern: '[a-zA-Z0-9]([\\-a-zA-Z0-9]*[a-zA-Z0-9])?',
});

export const batchStrategy = s.string({
  enum: ['MultiRecord', 'SingleRecord'],
});

export const transformEnvironmentMap = s.map(s.string({ max: 10240 }), {
  max: 16,
  key: s.string({ max: 1024, pattern: '[a-zA-Z_][a-zA-Z0-9_]{0,1023}' }),
});

export const transformS3DataSource = s.structure({
  S3DataType: s3DataType.required(),
  S3Uri: s3Uri.required(),
});

export const transformDataSource = s.structure({
  S3DataSource: transformS3DataSource.required(),
});

export const transformInput = s.structure({
  DataSource: transformDataSource.required(),
  ContentType: contentType,
  CompressionType: compressionType,
  SplitType: s.string({ enum: ['None', 'Line', 'RecordIO', 'TFRecord'] }),
});

export const transformOutput = s.structure({
  S3OutputPath: s3Uri.required(),
  Accept: s.string({ max: 256, pattern: '.*' }),
  AssembleWith: s.string({ enum: ['None', 'Line'] }),
  KmsKeyId: kmsKeyId,
});

export const transformResources = s.structure({
  InstanceType: transformInstanceType.required(),
  InstanceCount: s.integer({ min: 1 }).required(),
  VolumeKmsKeyId: kmsKeyId,
  TransformAmiVersion: s.string({
    min: 1,
    max: 63,
    pattern: '[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*',
  }),
});

export const containerHostname = s.string({
  max: 63,
  pattern: '[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}',
});

export const containerImage = s.string({ max: 255, pattern: '[\\S]+' });

export const url = s.string({
  max: 1024,
  pattern: '(https|s3)://([^/]+)/?(.*)',
});

export const s3ModelUri = s.string({
  max: 1024,
  pattern: '(https|s3)://([^/]+)/?(.*)',
});

export const inferenceHubAccessConfig = s.structure({
  HubContentArn: hubContentArn.required(),
});

export const s3ModelDataSource = s.structure({
  S3Uri: s3ModelUri.required(),
  S3DataType: s.string({ enum: ['S3Prefix', 'S3Object'] }).required(),
  CompressionType: s.string({ enum: ['None', 'Gzip'] }).required(),
  ModelAccessConfig: modelAccessConfig,
  HubAccessConfig: inferenceHubAccessConfig,
  ManifestS3Uri: s3ModelUri,
  ETag: s.string(),
  ManifestEtag: s.string(),
});

export const modelDataSource = s.structure({
  S3DataSource: s3ModelDataSource,
});

export const additionalModelDataSource = s.structure({
  ChannelName: s
    .string({ min: 1, max: 64, pattern: '[A-Za-z0-9\\.\\-_]+' })
    .required(),
  S3DataSource: s3ModelDataSource.required(),
});

export const additionalModelDataSources = s.list(additionalModelDataSource, {
  max: 5,
});

export const environmentMap = s.map(s.string({ max: 1024 }), {
  max: 100,
  key: s.string({ max: 1024, pattern: '[a-zA-Z_][a-zA-Z0-9_]*' }),
});

export const versionedArnOrName = s.string({
  min: 1,
  max: 176,
  pattern:
    '(arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]*:[0-9]{12}:[a-z\\-]*\\/)?([a-zA-Z0-9]([a-zA-Z0-9-]){0,62})(?<!-)(\\/[0-9]{1,9})?',
});

export const orderKey = s.string({ enum: ['Ascending', 'Descending'] });

export const paginationToken = s.string({ max: 8192, pattern: '.*' });

export const entityDescription = s.string({
  max: 1024,
  pattern: '[\\p{L}\\p{M}\\p{Z}\\p{S}\\p{N}\\p{P}]*',
});

export const endpointConfigName = s.string({
  max: 63,
  pattern: '[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}',
});
