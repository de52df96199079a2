import { immutable } from './sageMakerImmutable';

/** AWS::SageMaker::Model; its physical id is the model's ARN. */
export const sageMakerModel = immutable('Model', [
  'Containers',
  'EnableNetworkIsolation',
  'ExecutionRoleArn',
  'InferenceExecutionConfig',
  'ModelName',
  'PrimaryContainer',
  'VpcConfig',
]);
