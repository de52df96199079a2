import type { ContextValues } from '../../RequestContext';

interface Instances {
  InstanceType?: string;
}

/** The parts of SageMaker's requests that have condition keys of their own. */
export interface SageMakerRequest {
  ResourceSpec?: Instances;
  ResourceConfig?: Instances;
  ProcessingResources?: { ClusterConfig?: Instances };
  TransformResources?: Instances;
  ProductionVariants?: Instances[];
  VpcConfig?: { Subnets?: string[]; SecurityGroupIds?: string[] };
  SubnetIds?: string[];
  AppNetworkAccessType?: string;
  EnableNetworkIsolation?: boolean;
}

/**
 * SageMaker's condition keys of a request.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html#amazonsagemaker-policy-keys
 */
export function requestKeys(input: SageMakerRequest): ContextValues {
  const instances = [
    input.ResourceSpec,
    input.ResourceConfig,
    input.ProcessingResources?.ClusterConfig,
    input.TransformResources,
    ...(input.ProductionVariants ?? []),
  ].flatMap(one => one?.InstanceType ?? []);
  return {
    'sagemaker:InstanceTypes': instances.length ? instances : undefined,
    'sagemaker:VpcSubnets': input.VpcConfig?.Subnets ?? input.SubnetIds,
    'sagemaker:VpcSecurityGroupIds': input.VpcConfig?.SecurityGroupIds,
    'sagemaker:AppNetworkAccessType': input.AppNetworkAccessType,
    'sagemaker:NetworkIsolation': input.EnableNetworkIsolation?.toString(),
  };
}
