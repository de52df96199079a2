import { AwsError } from '../../errors';
import type { Tag } from '../stack';
import type { TemplateObject } from '../template';
import { goneTags, hasOwnTags, nameOf, unlessMissing } from './common';
import type {
  ResourceContext,
  ResourceReading,
  ResourceType,
} from './ResourceType';

const missing = ['QueueDoesNotExist'];
const attributeNames = [
  'DelaySeconds',
  'MaximumMessageSize',
  'MessageRetentionPeriod',
  'ReceiveMessageWaitTimeSeconds',
  'SqsManagedSseEnabled',
  'VisibilityTimeout',
];

/** AWS::SQS::Queue; its physical id is the queue's URL. */
export const sqsQueue: ResourceType = {
  type: 'AWS::SQS::Queue',
  properties: [...attributeNames, 'QueueName', 'Tags'],
  nameProperty: 'QueueName',

  async find(properties, context) {
    const url = urlOf(properties, context);
    const tags = await tagsOf(url, context);
    return tags && hasOwnTags(tags, context) ? url : undefined;
  },

  async create(properties, tags, context) {
    const url = urlOf(properties, context);
    if (await tagsOf(url, context)) {
      throw new AwsError('AlreadyExistsException', `${url} already exists.`);
    }
    await context.invoke('sqs', 'CreateQueue', {
      QueueName: nameOf(properties.QueueName, context, 80),
      Attributes: attributesOf(properties),
      tags: asRecord(tags),
    });
    return url;
  },

  async read(QueueUrl, { invoke }): Promise<ResourceReading> {
    const found = await unlessMissing(missing, () =>
      invoke<{ Attributes: { QueueArn: string } }>(
        'sqs',
        'GetQueueAttributes',
        { QueueUrl, AttributeNames: ['QueueArn'] },
      ),
    );
    if (!found) {
      return { state: 'gone', attributes: {} };
    }
    const { QueueArn } = found.Attributes;
    return {
      state: 'ready',
      attributes: {
        Arn: QueueArn,
        QueueName: QueueArn.split(':')[5],
        QueueUrl,
      },
    };
  },

  async update(QueueUrl, properties, tags, context) {
    const { invoke } = context;
    await invoke('sqs', 'SetQueueAttributes', {
      QueueUrl,
      Attributes: attributesOf(properties),
    });
    const TagKeys = goneTags((await tagsOf(QueueUrl, context)) ?? [], tags);
    if (TagKeys.length) {
      await invoke('sqs', 'UntagQueue', { QueueUrl, TagKeys });
    }
    await invoke('sqs', 'TagQueue', { QueueUrl, Tags: asRecord(tags) });
  },

  async delete(QueueUrl, { invoke }) {
    await invoke('sqs', 'DeleteQueue', { QueueUrl });
  },
};

function urlOf({ QueueName }: TemplateObject, context: ResourceContext) {
  const { account, region } = context;
  const name = nameOf(QueueName, context, 80);
  return `https://sqs.${region}.amazonaws.com/${account}/${name}`;
}

function attributesOf(properties: TemplateObject): Record<string, string> {
  return Object.fromEntries(
    attributeNames.flatMap(name =>
      properties[name] === undefined ? [] : [[name, String(properties[name])]],
    ),
  );
}

function asRecord(tags: readonly Tag[]): Record<string, string> {
  return Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));
}

async function tagsOf(
  QueueUrl: string,
  { invoke }: ResourceContext,
): Promise<Tag[] | undefined> {
  const found = await unlessMissing(missing, () =>
    invoke<{ Tags: Record<string, string> }>('sqs', 'ListQueueTags', {
      QueueUrl,
    }),
  );
  return (
    found && Object.entries(found.Tags).map(([Key, Value]) => ({ Key, Value }))
  );
}
