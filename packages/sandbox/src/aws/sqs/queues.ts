import { AwsError } from '../errors';
import { operation, type Call } from '../service';
import { s } from '../shapes';
import { checkAttributes, defaults } from './attributes';
import { messages, messagesOf, queues, type Queue } from './documents';
import { getQueue, putQueue } from './lookUp';
import * as shapes from './shapes';

export const CreateQueue = operation({
  write: true,
  input: s.structure({
    QueueName: s.string().required(),
    Attributes: shapes.attributes,
    tags: shapes.tags,
  }),
  handle({ QueueName, Attributes = {}, tags = {} }, call) {
    if (!/^[\w-]{1,80}$/.test(QueueName)) {
      throw new AwsError(
        'InvalidParameterValue',
        'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
      );
    }
    checkAttributes(Attributes);
    const { account, region, env } = call;
    const existing = env.store.get(queues, call, QueueName);
    if (existing) {
      checkSame(existing, Attributes);
      return { QueueUrl: existing.QueueUrl };
    }
    const now = env.clock.now().toISOString();
    const QueueUrl = `https://sqs.${region}.amazonaws.com/${account}/${QueueName}`;
    const queue: Queue = {
      QueueName,
      QueueUrl,
      QueueArn: `arn:aws:sqs:${region}:${account}:${QueueName}`,
      attributes: Attributes,
      tags,
      createdAt: now,
      modifiedAt: now,
    };
    putQueue(queue, call);
    return { QueueUrl };
  },
});

export const DeleteQueue = operation({
  write: true,
  input: s.structure({ QueueUrl: shapes.queueUrl }),
  handle(input, call) {
    const { QueueName } = getQueue(input, call);
    const { store } = call.env;
    store.transaction(() => {
      for (const { key } of messagesOf(store, call, QueueName)) {
        store.delete(messages, call, key);
      }
      store.delete(queues, call, QueueName);
    });
    return {};
  },
});

export const GetQueueAttributes = operation({
  write: false,
  input: s.structure({
    QueueUrl: shapes.queueUrl,
    AttributeNames: s.list(s.string({ enum: shapes.attributeNames })),
  }),
  handle({ AttributeNames = [], ...input }, call) {
    const all = allAttributes(getQueue(input, call), call);
    const isWanted = (name: string) =>
      AttributeNames.some(one => one === 'All' || one === name);
    return {
      Attributes: Object.fromEntries(
        Object.entries(all).filter(([name]) => isWanted(name)),
      ),
    };
  },
});

export const SetQueueAttributes = operation({
  write: true,
  input: s.structure({
    QueueUrl: shapes.queueUrl,
    Attributes: shapes.attributes.required(),
  }),
  handle({ Attributes, ...input }, call) {
    const queue = getQueue(input, call);
    checkAttributes(Attributes);
    const attributes = { ...queue.attributes, ...Attributes };
    if (attributes.Policy === '') {
      delete attributes.Policy;
    }
    const modifiedAt = call.env.clock.now().toISOString();
    putQueue({ ...queue, attributes, modifiedAt }, call);
    return {};
  },
});

/** A second creation of the same queue gives the first; of another it is refused. */
function checkSame({ attributes }: Queue, given: Record<string, string>) {
  const present: Record<string, string> = { ...defaults, ...attributes };
  const other = Object.keys(given).find(name => given[name] !== present[name]);
  if (other) {
    throw new AwsError(
      'QueueNameExists',
      `A queue already exists with the same name and a different value for attribute ${other}`,
    );
  }
}

function allAttributes(queue: Queue, call: Call): Record<string, string> {
  const seconds = (at: string) => String(Math.floor(Date.parse(at) / 1_000));
  const held = messagesOf(call.env.store, call, queue.QueueName);
  return {
    ...defaults,
    ...queue.attributes,
    ApproximateNumberOfMessages: String(held.length),
    ApproximateNumberOfMessagesDelayed: '0',
    ApproximateNumberOfMessagesNotVisible: '0',
    CreatedTimestamp: seconds(queue.createdAt),
    LastModifiedTimestamp: seconds(queue.modifiedAt),
    QueueArn: queue.QueueArn,
  };
}
