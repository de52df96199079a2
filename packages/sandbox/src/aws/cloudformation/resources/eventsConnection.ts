import type { TemplateObject } from '../template';
import { nameOf, unlessMissing } from './common';
import type {
  ResourceContext,
  ResourceReading,
  ResourceType,
} from './ResourceType';

interface Connection {
  ConnectionArn: string;
  ConnectionState: string;
  SecretArn: string;
  StateReason?: string;
  CreationTime: Date;
}

/** AWS::Events::Connection; its physical id is the connection's name. */
export const eventsConnection: ResourceType = {
  type: 'AWS::Events::Connection',
  properties: ['AuthorizationType', 'AuthParameters', 'Description', 'Name'],
  nameProperty: 'Name',

  async find(properties, context) {
    const name = connectionName(properties, context);
    const found = await describe(name, context);
    // Connections carry no tags: what is younger than the step is its own.
    const isOwn = found && found.CreationTime >= context.startedAt;
    return isOwn ? name : undefined;
  },

  async create(properties, _tags, context) {
    const name = connectionName(properties, context);
    await put('CreateConnection', name, properties, context);
    return name;
  },

  async read(name, context): Promise<ResourceReading> {
    const found = await describe(name, context);
    if (!found) {
      return { state: 'gone', attributes: {} };
    }
    const { ConnectionArn, SecretArn, ConnectionState, StateReason } = found;
    return {
      state: stateOf(ConnectionState),
      reason: StateReason,
      attributes: { Arn: ConnectionArn, SecretArn },
    };
  },

  async update(name, properties, _tags, context) {
    await put('UpdateConnection', name, properties, context);
  },

  async delete(Name, { invoke }) {
    await invoke('events', 'DeleteConnection', { Name });
  },
};

function stateOf(state: string): ResourceReading['state'] {
  if (state === 'AUTHORIZED') {
    return 'ready';
  }
  return state.endsWith('ING') ? 'changing' : 'failed';
}

function connectionName({ Name }: TemplateObject, context: ResourceContext) {
  return nameOf(Name, context, 64);
}

function describe(Name: string, { invoke }: ResourceContext) {
  return unlessMissing(['ResourceNotFoundException'], () =>
    invoke<Connection>('events', 'DescribeConnection', { Name }),
  );
}

async function put(
  operation: string,
  Name: string,
  properties: TemplateObject,
  { invoke }: ResourceContext,
): Promise<void> {
  await invoke('events', operation, {
    Name,
    Description: properties.Description,
    AuthorizationType: properties.AuthorizationType,
    AuthParameters: properties.AuthParameters ?? {},
  });
}
