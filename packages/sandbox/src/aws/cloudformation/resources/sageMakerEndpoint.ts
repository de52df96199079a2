import type { TemplateObject } from '../template';
import { nameOf } from './common';
import type {
  ResourceContext,
  ResourceReading,
  ResourceType,
} from './ResourceType';
import { isOwn, setTags } from './sageMaker';
import { nameIn, unlessUnknown } from './sageMakerDescribe';

interface Endpoint {
  EndpointArn: string;
  EndpointConfigName: string;
  EndpointStatus: string;
  FailureReason?: string;
}

/** AWS::SageMaker::Endpoint; its physical id is the endpoint's ARN. */
export const sageMakerEndpoint: ResourceType = {
  type: 'AWS::SageMaker::Endpoint',
  properties: [
    'DeploymentConfig',
    'EndpointConfigName',
    'EndpointName',
    'ExcludeRetainedVariantProperties',
    'RetainAllVariantProperties',
    'RetainDeploymentConfig',
  ],
  nameProperty: 'EndpointName',

  async find(properties, context) {
    const found = await describe(endpointName(properties, context), context);
    return found && (await isOwn(found.EndpointArn, context))
      ? found.EndpointArn
      : undefined;
  },

  async create(properties, tags, context) {
    const { EndpointArn } = await context.invoke<Endpoint>(
      'sagemaker',
      'CreateEndpoint',
      {
        DeploymentConfig: properties.DeploymentConfig,
        EndpointConfigName: properties.EndpointConfigName,
        EndpointName: endpointName(properties, context),
        Tags: tags,
      },
    );
    return EndpointArn;
  },

  async read(arn, context): Promise<ResourceReading> {
    const name = nameIn(arn);
    const found = await describe(name, context);
    return found
      ? {
          state: stateOf(found.EndpointStatus),
          reason: found.FailureReason,
          attributes: { EndpointName: name },
        }
      : { state: 'gone', attributes: {} };
  },

  async update(arn, properties, tags, context) {
    const EndpointName = nameIn(arn);
    const found = await describe(EndpointName, context);
    if (found?.EndpointConfigName !== properties.EndpointConfigName) {
      await context.invoke('sagemaker', 'UpdateEndpoint', {
        ...properties,
        EndpointName,
      });
    }
    await setTags(arn, tags, context);
  },

  async delete(arn, { invoke }) {
    await invoke('sagemaker', 'DeleteEndpoint', { EndpointName: nameIn(arn) });
  },
};

function stateOf(status: string): ResourceReading['state'] {
  if (status === 'InService') {
    return 'ready';
  }
  return /Failed|OutOfService/.test(status) ? 'failed' : 'changing';
}

function endpointName(
  { EndpointName }: TemplateObject,
  context: ResourceContext,
): string {
  return nameOf(EndpointName, context, 63);
}

function describe(EndpointName: string, { invoke }: ResourceContext) {
  return unlessUnknown(() =>
    invoke<Endpoint>('sagemaker', 'DescribeEndpoint', { EndpointName }),
  );
}
