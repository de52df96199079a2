import type { TemplateObject } from '../template';
import { generatedName, jsonText, listOf, unlessMissing } from './common';
import type {
  ResourceContext,
  ResourceReading,
  ResourceType,
} from './ResourceType';

/** AWS::SQS::QueuePolicy; its physical id says nothing. */
export const sqsQueuePolicy: ResourceType = {
  type: 'AWS::SQS::QueuePolicy',
  properties: ['PolicyDocument', 'Queues'],

  // To set it once more changes nothing.
  find: async () => undefined,

  async create(properties, _tags, context) {
    await setPolicy(properties, context);
    return generatedName(context, 80);
  },

  async read(Id, { invoke, properties }): Promise<ResourceReading> {
    for (const QueueUrl of queuesOf(properties)) {
      const found = await unlessMissing(['QueueDoesNotExist'], () =>
        invoke<{ Attributes: { Policy?: string } }>(
          'sqs',
          'GetQueueAttributes',
          { QueueUrl, AttributeNames: ['Policy'] },
        ),
      );
      if (found?.Attributes.Policy === undefined) {
        return { state: 'gone', attributes: {} };
      }
    }
    return { state: 'ready', attributes: { Id } };
  },

  async update(_id, properties, _tags, context) {
    await setPolicy(properties, context);
  },

  async delete(_id, context) {
    await setPolicy({ ...context.properties, PolicyDocument: '' }, context);
  },
};

function queuesOf({ Queues }: TemplateObject): string[] {
  return listOf(Queues).map(String);
}

async function setPolicy(
  properties: TemplateObject,
  { invoke }: ResourceContext,
): Promise<void> {
  const Policy = jsonText(properties.PolicyDocument);
  for (const QueueUrl of queuesOf(properties)) {
    await invoke('sqs', 'SetQueueAttributes', {
      QueueUrl,
      Attributes: { Policy },
    });
  }
}
