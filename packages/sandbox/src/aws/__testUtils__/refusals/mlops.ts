import { hub, dev, type Refusal } from './Refusal';

const definition = JSON.stringify({
  Version: '2020-12-01',
  Steps: [{ Name: 'No', Type: 'Fail', Arguments: { ErrorMessage: 'no' } }],
});
const pipeline = (PipelineName: string, token: string) => ({
  PipelineName,
  PipelineDefinition: definition,
  RoleArn: `arn:aws:iam::${dev}:role/atelier/mlops-pipeline`,
  ClientRequestToken: token.repeat(32),
});
const variant = {
  VariantName: 'a',
  ModelName: 'none',
  InstanceType: 'ml.m5.large',
  InitialInstanceCount: 1,
};

/** What is refused of pipelines, models, endpoints, jobs and projects. */
export const mlops: Record<string, Refusal> = {
  'a pipeline with two definitions': {
    of: 'exclusive',
    step: [
      'sagemaker',
      'CreatePipeline',
      {
        ...pipeline('p', 'a'),
        PipelineDefinitionS3Location: { Bucket: 'bucket', ObjectKey: 'key' },
      },
    ],
    code: 'ValidationException',
    message: 'Only one of PipelineDefinition and PipelineDefinitionS3Location',
  },
  'a pipeline twice': {
    of: 'duplicate',
    after: [['sagemaker', 'CreatePipeline', pipeline('twice', 'b')]],
    step: ['sagemaker', 'CreatePipeline', pipeline('twice', 'c')],
    code: 'ValidationException',
    message: 'Pipeline names must be unique',
  },
  'a token for another pipeline': {
    of: 'duplicate',
    after: [['sagemaker', 'CreatePipeline', pipeline('tokened', 'd')]],
    step: ['sagemaker', 'CreatePipeline', pipeline('other', 'd')],
    code: 'ConflictException',
    message: 'ClientRequestToken was already used',
  },
  'an execution of an unknown pipeline': {
    of: 'unknown',
    step: [
      'sagemaker',
      'StartPipelineExecution',
      { PipelineName: 'none', ClientRequestToken: 'e'.repeat(32) },
    ],
    code: 'ResourceNotFound',
    message: "Pipeline 'none' does not exist",
  },
  'the stop of an execution that has ended': {
    of: 'conflict',
    step: [
      'sagemaker',
      'StopPipelineExecution',
      {
        PipelineExecutionArn: '<execution>',
        ClientRequestToken: 'f'.repeat(32),
      },
    ],
    code: 'ValidationException',
    message: 'cannot be stopped',
  },
  'a model version with a name and a group': {
    of: 'exclusive',
    step: [
      'sagemaker',
      'CreateModelPackage',
      {
        ModelPackageName: 'm',
        ModelPackageGroupName: 'g',
        ClientToken: 'x'.repeat(36),
      },
    ],
    code: 'ValidationException',
    message: 'Exactly one of ModelPackageName and ModelPackageGroupName',
  },
  'a model package group twice': {
    of: 'duplicate',
    after: [
      [
        'sagemaker',
        'CreateModelPackageGroup',
        { ModelPackageGroupName: 'twice' },
      ],
    ],
    step: [
      'sagemaker',
      'CreateModelPackageGroup',
      { ModelPackageGroupName: 'twice' },
    ],
    code: 'ValidationException',
    message: 'Model Package Group already exists',
  },
  'the deletion of a group with versions': {
    of: 'conflict',
    in: hub,
    step: [
      'sagemaker',
      'DeleteModelPackageGroup',
      { ModelPackageGroupName: 'store-demand' },
    ],
    code: 'ConflictException',
    message: 'store-demand',
  },
  'a model without a container': {
    of: 'exclusive',
    step: ['sagemaker', 'CreateModel', { ModelName: 'm' }],
    code: 'ValidationException',
    message: 'Exactly one of PrimaryContainer and Containers',
  },
  'an endpoint configuration with an unknown model': {
    of: 'unknown',
    step: [
      'sagemaker',
      'CreateEndpointConfig',
      { EndpointConfigName: 'c', ProductionVariants: [variant] },
    ],
    code: 'ValidationException',
    message: 'Could not find model',
  },
  'an endpoint configuration with a variant twice': {
    of: 'duplicate',
    step: [
      'sagemaker',
      'CreateEndpointConfig',
      { EndpointConfigName: 'c', ProductionVariants: [variant, variant] },
    ],
    code: 'ValidationException',
    message: 'variant names must be unique',
  },
  'an endpoint with an unknown configuration': {
    of: 'unknown',
    step: [
      'sagemaker',
      'CreateEndpoint',
      { EndpointName: 'e', EndpointConfigName: 'none' },
    ],
    code: 'ValidationException',
    message: 'Could not find endpoint configuration',
  },
  'the stop of an unknown job': {
    of: 'unknown',
    step: ['sagemaker', 'StopTrainingJob', { TrainingJobName: 'none' }],
    code: 'ValidationException',
    message: 'Requested resource not found',
  },
  'a SageMaker project of neither a product nor a template': {
    of: 'exclusive',
    in: hub,
    step: ['sagemaker', 'CreateProject', { ProjectName: 'x' }],
    code: 'ValidationException',
    message:
      'Exactly one of ServiceCatalogProvisioningDetails and TemplateProviders',
  },
};
