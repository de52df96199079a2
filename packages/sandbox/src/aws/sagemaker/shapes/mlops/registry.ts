import { s } from '../../../shapes';
import { kmsKeyId, nextToken, roleArn, sortOrder, tagList } from '../common';
import { productionVariantInstanceType } from './productionVariantInstanceTypes';
import {
  additionalModelDataSources,
  arnOrName,
  batchStrategy,
  compressionType,
  containerHostname,
  containerImage,
  contentType,
  entityDescription,
  environmentMap,
  modelDataSource,
  modelPackageArn,
  nameContains,
  s3Uri,
  transformEnvironmentMap,
  transformInput,
  transformOutput,
  transformResources,
  url,
  versionedArnOrName,
} from './shared';
import { transformInstanceType } from './transformInstanceTypes';

export const entityName = s.string({
  min: 1,
  max: 63,
  pattern: '[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}',
});

export const managedStorageType = s.string({ enum: ['Restricted'] });

export const managedConfiguration = s.structure({
  ManagedStorageType: managedStorageType,
});

export const createModelPackageGroupInput = s.structure({
  ModelPackageGroupName: entityName.required(),
  ModelPackageGroupDescription: entityDescription,
  Tags: tagList,
  ManagedConfiguration: managedConfiguration,
});

export const describeModelPackageGroupInput = s.structure({
  ModelPackageGroupName: arnOrName.required(),
});

export const listModelPackageGroupsInput = s.structure({
  CreationTimeAfter: s.timestamp(),
  CreationTimeBefore: s.timestamp(),
  MaxResults: s.integer({ min: 1, max: 100 }),
  NameContains: nameContains,
  NextToken: nextToken,
  SortBy: s.string({ enum: ['Name', 'CreationTime'] }),
  SortOrder: sortOrder,
  CrossAccountFilterOption: s.string({ enum: ['SameAccount', 'CrossAccount'] }),
});

export const deleteModelPackageGroupInput = s.structure({
  ModelPackageGroupName: arnOrName.required(),
});

export const putModelPackageGroupPolicyInput = s.structure({
  ModelPackageGroupName: entityName.required(),
  ResourcePolicy: s.string({ min: 1, max: 20480, pattern: '.*' }).required(),
});

export const getModelPackageGroupPolicyInput = s.structure({
  ModelPackageGroupName: entityName.required(),
});

export const deleteModelPackageGroupPolicyInput = s.structure({
  ModelPackageGroupName: entityName.required(),
});

export const modelPackageRegistrationType = s.string({
  enum: ['Logged', 'Registered'],
});

export const modelInput = s.structure({
  DataInputConfig: s
    .string({ min: 1, max: 16384, pattern: '[\\S\\s]+' })
    .required(),
});

export const additionalS3DataSource = s.structure({
  S3DataType: s.string({ enum: ['S3Object', 'S3Prefix'] }).required(),
  S3Uri: s3Uri.required(),
  CompressionType: compressionType,
  ETag: s.string(),
});

export const baseModel = s.structure({
  HubContentName: s.string({
    max: 63,
    pattern: '[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}',
  }),
  HubContentVersion: s.string({
    min: 5,
    max: 14,
    pattern: '\\d{1,4}.\\d{1,4}.\\d{1,4}',
  }),
  RecipeName: s.string({ max: 255 }),
});

export const modelPackageContainerDefinition = s.structure({
  ContainerHostname: containerHostname,
  Image: containerImage,
  ImageDigest: s.string({
    max: 72,
    pattern: '[Ss][Hh][Aa]256:[0-9a-fA-F]{64}',
  }),
  ModelDataUrl: url,
  ModelDataSource: modelDataSource,
  ProductId: s.string({ max: 256, pattern: '[a-zA-Z0-9](-*[a-zA-Z0-9])*' }),
  Environment: environmentMap,
  ModelInput: modelInput,
  Framework: s.string(),
  FrameworkVersion: s.string({
    min: 3,
    max: 10,
    pattern: '[0-9]\\.[A-Za-z0-9.-]+',
  }),
  NearestModelName: s.string(),
  AdditionalModelDataSources: additionalModelDataSources,
  AdditionalS3DataSource: additionalS3DataSource,
  ModelDataETag: s.string(),
  IsCheckpoint: s.boolean(),
  BaseModel: baseModel,
});

export const modelPackageContainerDefinitionList = s.list(
  modelPackageContainerDefinition,
  { min: 1, max: 15 },
);

export const transformInstanceTypes = s.list(transformInstanceType, { min: 1 });

export const realtimeInferenceInstanceTypes = s.list(
  productionVariantInstanceType,
);

export const contentTypes = s.list(contentType);

export const responseMIMETypes = s.list(
  s.string({ max: 1024, pattern: '[-\\w]+\\/.+' }),
);

export const inferenceSpecification = s.structure({
  Containers: modelPackageContainerDefinitionList.required(),
  SupportedTransformInstanceTypes: transformInstanceTypes,
  SupportedRealtimeInferenceInstanceTypes: realtimeInferenceInstanceTypes,
  SupportedContentTypes: contentTypes,
  SupportedResponseMIMETypes: responseMIMETypes,
});

export const transformJobDefinition = s.structure({
  MaxConcurrentTransforms: s.integer({ min: 0 }),
  MaxPayloadInMB: s.integer({ min: 0 }),
  BatchStrategy: batchStrategy,
  Environment: transformEnvironmentMap,
  TransformInput: transformInput.required(),
  TransformOutput: transformOutput.required(),
  TransformResources: transformResources.required(),
});

export const modelPackageValidationProfile = s.structure({
  ProfileName: entityName.required(),
  TransformJobDefinition: transformJobDefinition.required(),
});

export const modelPackageValidationSpecification = s.structure({
  ValidationRole: roleArn.required(),
  ValidationProfiles: s
    .list(modelPackageValidationProfile, { max: 1 })
    .required(),
});

export const sourceAlgorithm = s.structure({
  ModelDataUrl: url,
  ModelDataSource: modelDataSource,
  ModelDataETag: s.string(),
  AlgorithmName: arnOrName.required(),
});

export const sourceAlgorithmSpecification = s.structure({
  SourceAlgorithms: s.list(sourceAlgorithm, { min: 1, max: 1 }).required(),
});

export const modelApprovalStatus = s.string({
  enum: ['Approved', 'Rejected', 'PendingManualApproval'],
});

export const metadataPropertyValue = s.string({ max: 1024, pattern: '.*' });

export const metadataProperties = s.structure({
  CommitId: metadataPropertyValue,
  Repository: metadataPropertyValue,
  GeneratedBy: metadataPropertyValue,
  ProjectId: metadataPropertyValue,
});

export const contentDigest = s.string({
  max: 72,
  pattern: '[Ss][Hh][Aa]256:[0-9a-fA-F]{64}',
});

export const metricsSource = s.structure({
  ContentType: contentType.required(),
  ContentDigest: contentDigest,
  S3Uri: s3Uri.required(),
});

export const modelQuality = s.structure({
  Statistics: metricsSource,
  Constraints: metricsSource,
});

export const modelDataQuality = s.structure({
  Statistics: metricsSource,
  Constraints: metricsSource,
});

export const bias = s.structure({
  Report: metricsSource,
  PreTrainingReport: metricsSource,
  PostTrainingReport: metricsSource,
});

export const explainability = s.structure({
  Report: metricsSource,
});

export const modelMetrics = s.structure({
  ModelQuality: modelQuality,
  ModelDataQuality: modelDataQuality,
  Bias: bias,
  Explainability: explainability,
});

export const clientToken = s.string({
  min: 1,
  max: 36,
  pattern: '[a-zA-Z0-9-]+',
});

const metadataKey = s.string({
  min: 1,
  max: 128,
  pattern: '([\\p{L}\\p{Z}\\p{N}_.:\\/=+\\-@]*)${1,128}',
});

export const customerMetadataMap = s.map(
  s.string({
    min: 1,
    max: 256,
    pattern: '([\\p{L}\\p{Z}\\p{N}_.:\\/=+\\-@]*)${1,256}',
  }),
  { min: 1, max: 50, key: metadataKey },
);

export const fileSource = s.structure({
  ContentType: contentType,
  ContentDigest: contentDigest,
  S3Uri: s3Uri.required(),
});

export const driftCheckBias = s.structure({
  ConfigFile: fileSource,
  PreTrainingConstraints: metricsSource,
  PostTrainingConstraints: metricsSource,
});

export const driftCheckExplainability = s.structure({
  Constraints: metricsSource,
  ConfigFile: fileSource,
});

export const driftCheckModelQuality = s.structure({
  Statistics: metricsSource,
  Constraints: metricsSource,
});

export const driftCheckModelDataQuality = s.structure({
  Statistics: metricsSource,
  Constraints: metricsSource,
});

export const driftCheckBaselines = s.structure({
  Bias: driftCheckBias,
  Explainability: driftCheckExplainability,
  ModelQuality: driftCheckModelQuality,
  ModelDataQuality: driftCheckModelDataQuality,
});

export const additionalInferenceSpecificationDefinition = s.structure({
  Name: entityName.required(),
  Description: entityDescription,
  Containers: modelPackageContainerDefinitionList.required(),
  SupportedTransformInstanceTypes: transformInstanceTypes,
  SupportedRealtimeInferenceInstanceTypes: realtimeInferenceInstanceTypes,
  SupportedContentTypes: contentTypes,
  SupportedResponseMIMETypes: responseMIMETypes,
});

export const additionalInferenceSpecifications = s.list(
  additionalInferenceSpecificationDefinition,
  { min: 1, max: 15 },
);

export const modelPackageSourceUri = s.string({
  max: 1024,
  pattern: '[\\p{L}\\p{M}\\p{Z}\\p{N}\\p{P}]{0,1024}',
});

export const modelPackageSecurityConfig = s.structure({
  KmsKeyId: kmsKeyId.required(),
});

export const modelPackageModelCard = s.structure({
  ModelCardContent: s.string({ max: 100000, pattern: '.*' }),
  ModelCardStatus: s.string({
    enum: ['Draft', 'PendingReview', 'Approved', 'Archived'],
  }),
});

export const modelLifeCycle = s.structure({
  Stage: entityName.required(),
  StageStatus: entityName.required(),
  StageDescription: s.string({ max: 1024, pattern: '.{0,1024}' }),
});

export const createModelPackageInput = s.structure({
  ModelPackageName: entityName,
  ModelPackageGroupName: arnOrName,
  ModelPackageDescription: entityDescription,
  ModelPackageRegistrationType: modelPackageRegistrationType,
  InferenceSpecification: inferenceSpecification,
  ValidationSpecification: modelPackageValidationSpecification,
  SourceAlgorithmSpecification: sourceAlgorithmSpecification,
  CertifyForMarketplace: s.boolean(),
  Tags: tagList,
  ModelApprovalStatus: modelApprovalStatus,
  MetadataProperties: metadataProperties,
  ModelMetrics: modelMetrics,
  ClientToken: clientToken,
  Domain: s.string(),
  Task: s.string(),
  SamplePayloadUrl: s3Uri,
  CustomerMetadataProperties: customerMetadataMap,
  DriftCheckBaselines: driftCheckBaselines,
  AdditionalInferenceSpecifications: additionalInferenceSpecifications,
  SkipModelValidation: s.string({ enum: ['All', 'None'] }),
  SourceUri: modelPackageSourceUri,
  SecurityConfig: modelPackageSecurityConfig,
  ModelCard: modelPackageModelCard,
  ModelLifeCycle: modelLifeCycle,
  ManagedStorageType: managedStorageType,
});

export const describeModelPackageInput = s.structure({
  ModelPackageName: versionedArnOrName.required(),
  IncludedData: s.string({ enum: ['AllData', 'MetadataOnly'] }),
});

export const listModelPackagesInput = s.structure({
  CreationTimeAfter: s.timestamp(),
  CreationTimeBefore: s.timestamp(),
  MaxResults: s.integer({ min: 1, max: 100 }),
  NameContains: nameContains,
  ModelApprovalStatus: modelApprovalStatus,
  ModelPackageGroupName: arnOrName,
  ModelPackageType: s.string({ enum: ['Versioned', 'Unversioned', 'Both'] }),
  NextToken: nextToken,
  SortBy: s.string({ enum: ['Name', 'CreationTime'] }),
  SortOrder: sortOrder,
});

export const updateModelPackageInput = s.structure({
  ModelPackageArn: modelPackageArn.required(),
  ModelApprovalStatus: modelApprovalStatus,
  ModelPackageRegistrationType: modelPackageRegistrationType,
  ApprovalDescription: s.string({ max: 1024, pattern: '.*' }),
  CustomerMetadataProperties: customerMetadataMap,
  CustomerMetadataPropertiesToRemove: s.list(metadataKey),
  AdditionalInferenceSpecificationsToAdd: additionalInferenceSpecifications,
  InferenceSpecification: inferenceSpecification,
  SourceUri: modelPackageSourceUri,
  ModelCard: modelPackageModelCard,
  ModelLifeCycle: modelLifeCycle,
  ClientToken: clientToken,
});

export const deleteModelPackageInput = s.structure({
  ModelPackageName: versionedArnOrName.required(),
});
