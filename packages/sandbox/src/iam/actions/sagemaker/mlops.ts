import { onNone, passRole, regionalArn } from '../access';
import type { AccessTable, OperationCall } from '../OperationAccess';
import { s3 } from '../s3';
import { resource, resources } from './resource';

const roleArn = ({ RoleArn }: { RoleArn?: string }) => [RoleArn];
const executionRole = (input: { ExecutionRoleArn?: string }) => [
  input.ExecutionRoleArn,
];

const pipeline = 'pipeline/{PipelineName}';
const execution = '{PipelineExecutionArn}';
const group = 'model-package-group/{ModelPackageGroupName}';
const modelPackage = 'model-package/{ModelPackageName}';
const model = 'model/{ModelName}';
const endpoint = 'endpoint/{EndpointName}';
const endpointConfig = 'endpoint-config/{EndpointConfigName}';
const trainingJob = 'training-job/{TrainingJobName}';
const processingJob = 'processing-job/{ProcessingJobName}';
const transformJob = 'transform-job/{TransformJobName}';
const project = 'project/{ProjectName}';

interface ProjectInput {
  TemplateProviders?: { CfnTemplateProvider?: { RoleARN?: string } }[];
}

/** An operation that joins an endpoint and a configuration. */
function endpointWithConfig(operation: string) {
  const ofEndpoint = resource(operation, endpoint);
  return (call: OperationCall<object>) => [
    ...ofEndpoint(call as OperationCall<never>),
    {
      action: `sagemaker:${operation}`,
      resource: regionalArn('sagemaker', endpointConfig, call),
    },
  ];
}

interface PackageInput {
  ModelPackageGroupName?: string;
  ModelPackageName?: string;
  ModelApprovalStatus?: string;
}

/** Versions of a group: AWS authorizes them by `model-package/<group>/<version>`. */
function versionsOf(name: string, call: OperationCall<object>): string {
  const input = { ModelPackageGroupName: name };
  return `${regionalArn('sagemaker', group, { ...call, input }).replace(
    ':model-package-group/',
    ':model-package/',
  )}/*`;
}

/** An operation on a group's versions, on a package without a group, or on none. */
function onPackages(operation: string) {
  const onPackage = resource(operation, modelPackage);
  return (call: OperationCall<PackageInput>) => {
    const { ModelPackageGroupName, ModelPackageName, ModelApprovalStatus } =
      call.input;
    const arn = ModelPackageGroupName
      ? versionsOf(ModelPackageGroupName, call)
      : undefined;
    return onPackage(call as OperationCall<never>).map(needed => ({
      ...needed,
      resource: arn ?? (ModelPackageName ? needed.resource : '*'),
      context: {
        ...needed.context,
        'sagemaker:ModelApprovalStatus': ModelApprovalStatus,
      },
    }));
  };
}

interface PipelineInput {
  PipelineDefinitionS3Location?: {
    Bucket: string;
    ObjectKey: string;
    VersionId?: string;
  };
}

/** SageMaker reads a definition that lies in S3 as the caller. */
function withDefinition(operation: string) {
  const onPipeline = resource(operation, pipeline, roleArn);
  return (call: OperationCall<PipelineInput>) => {
    const { PipelineDefinitionS3Location: location } = call.input;
    const input = location && { ...location, Key: location.ObjectKey };
    return [
      ...onPipeline(call as OperationCall<never>),
      ...(input
        ? s3.GetObject({ ...call, input } as OperationCall<never>)
        : []),
    ];
  };
}

interface Container {
  ModelPackageName?: string;
}

interface ModelInput {
  PrimaryContainer?: Container;
  Containers?: Container[];
}

const createOwnModel = resource('CreateModel', model, executionRole);

/** A package of another account must let the caller make models of it. */
function createModel(call: OperationCall<ModelInput>) {
  const { PrimaryContainer, Containers = [] } = call.input;
  const foreign = [PrimaryContainer, ...Containers]
    .map(container => container?.ModelPackageName)
    .filter(
      name => name?.startsWith('arn:') && name.split(':')[4] !== call.account,
    );
  return [
    ...createOwnModel(call as OperationCall<never>),
    ...foreign.map((name = '') => ({
      action: 'sagemaker:CreateModel',
      resource: name,
    })),
  ];
}

export const mlops: AccessTable = {
  ...onNone('sagemaker', [
    'ListEndpointConfigs',
    'ListEndpoints',
    'ListModelPackageGroups',
    'ListModels',
    'ListPipelines',
    'ListProcessingJobs',
    'ListProjects',
    'ListTrainingJobs',
    'ListTransformJobs',
    'Search',
    'EnableSagemakerServicecatalogPortfolio',
    'DisableSagemakerServicecatalogPortfolio',
    'GetSagemakerServicecatalogPortfolioStatus',
  ]),
  CreatePipeline: withDefinition('CreatePipeline'),
  UpdatePipeline: withDefinition('UpdatePipeline'),
  CreateTrainingJob: resource('CreateTrainingJob', trainingJob, roleArn),
  CreateProcessingJob: resource('CreateProcessingJob', processingJob, roleArn),
  CreateModel: createModel,
  CreateEndpointConfig: resource(
    'CreateEndpointConfig',
    endpointConfig,
    executionRole,
  ),
  CreateEndpoint: endpointWithConfig('CreateEndpoint'),
  UpdateEndpoint: endpointWithConfig('UpdateEndpoint'),
  CreateModelPackage: onPackages('CreateModelPackage'),
  ListModelPackages: onPackages('ListModelPackages'),
  UpdateModelPackage: (
    call: OperationCall<{
      ModelPackageArn: string;
      ModelApprovalStatus?: string;
    }>,
  ) => [
    {
      action: 'sagemaker:UpdateModelPackage',
      resource: call.input.ModelPackageArn,
      context: {
        'sagemaker:ModelApprovalStatus': call.input.ModelApprovalStatus,
      },
    },
  ],
  CreateProject: (call: OperationCall<ProjectInput>) => [
    ...resource('CreateProject', project)(call as OperationCall<never>),
    ...(call.input.TemplateProviders ?? []).flatMap(({ CfnTemplateProvider }) =>
      passRole(CfnTemplateProvider?.RoleARN, 'cloudformation.amazonaws.com'),
    ),
  ],
  ...resources({
    DescribePipeline: pipeline,
    DeletePipeline: pipeline,
    StartPipelineExecution: pipeline,
    ListPipelineExecutions: pipeline,
    StopPipelineExecution: execution,
    RetryPipelineExecution: execution,
    UpdatePipelineExecution: execution,
    DescribePipelineExecution: execution,
    DescribePipelineDefinitionForExecution: execution,
    ListPipelineExecutionSteps: execution,
    ListPipelineParametersForExecution: execution,
    CreateModelPackageGroup: group,
    DescribeModelPackageGroup: group,
    DeleteModelPackageGroup: group,
    PutModelPackageGroupPolicy: group,
    GetModelPackageGroupPolicy: group,
    DeleteModelPackageGroupPolicy: group,
    DescribeModelPackage: modelPackage,
    DeleteModelPackage: modelPackage,
    DescribeModel: model,
    DeleteModel: model,
    DescribeEndpointConfig: endpointConfig,
    DeleteEndpointConfig: endpointConfig,
    DescribeEndpoint: endpoint,
    DeleteEndpoint: endpoint,
    DescribeTrainingJob: trainingJob,
    StopTrainingJob: trainingJob,
    DescribeProcessingJob: processingJob,
    StopProcessingJob: processingJob,
    CreateTransformJob: transformJob,
    DescribeTransformJob: transformJob,
    StopTransformJob: transformJob,
    DescribeProject: project,
    UpdateProject: project,
    DeleteProject: project,
  }),
};
