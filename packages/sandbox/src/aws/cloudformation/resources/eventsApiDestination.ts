import type { TemplateObject } from '../template';
import { nameOf, unlessMissing } from './common';
import type {
  ResourceContext,
  ResourceReading,
  ResourceType,
} from './ResourceType';

interface ApiDestination {
  ApiDestinationArn: string;
  CreationTime: Date;
}

/** AWS::Events::ApiDestination; its physical id is the destination's name. */
export const eventsApiDestination: ResourceType = {
  type: 'AWS::Events::ApiDestination',
  properties: [
    'ConnectionArn',
    'Description',
    'HttpMethod',
    'InvocationEndpoint',
    'InvocationRateLimitPerSecond',
    'Name',
  ],
  nameProperty: 'Name',

  async find(properties, context) {
    const name = destinationName(properties, context);
    const found = await describe(name, context);
    // API destinations carry no tags: what is younger than the step is its own.
    const isOwn = found && found.CreationTime >= context.startedAt;
    return isOwn ? name : undefined;
  },

  async create(properties, _tags, context) {
    const name = destinationName(properties, context);
    await put('CreateApiDestination', name, properties, context);
    return name;
  },

  async read(name, context): Promise<ResourceReading> {
    const found = await describe(name, context);
    return found
      ? { state: 'ready', attributes: { Arn: found.ApiDestinationArn } }
      : { state: 'gone', attributes: {} };
  },

  async update(name, properties, _tags, context) {
    await put('UpdateApiDestination', name, properties, context);
  },

  async delete(Name, { invoke }) {
    await invoke('events', 'DeleteApiDestination', { Name });
  },
};

function destinationName({ Name }: TemplateObject, context: ResourceContext) {
  return nameOf(Name, context, 64);
}

function describe(Name: string, { invoke }: ResourceContext) {
  return unlessMissing(['ResourceNotFoundException'], () =>
    invoke<ApiDestination>('events', 'DescribeApiDestination', { Name }),
  );
}

async function put(
  operation: string,
  Name: string,
  properties: TemplateObject,
  { invoke }: ResourceContext,
): Promise<void> {
  await invoke('events', operation, {
    ...properties,
    Name,
  });
}
