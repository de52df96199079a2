import { immutable } from './sageMakerImmutable';

/** AWS::SageMaker::EndpointConfig; its physical id is the configuration's ARN. */
export const sageMakerEndpointConfig = immutable('EndpointConfig', [
  'AsyncInferenceConfig',
  'DataCaptureConfig',
  'EnableNetworkIsolation',
  'EndpointConfigName',
  'ExecutionRoleArn',
  'ExplainerConfig',
  'KmsKeyId',
  'ProductionVariants',
  'ShadowProductionVariants',
  'VpcConfig',
]);
