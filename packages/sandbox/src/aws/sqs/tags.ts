import { operation } from '../service';
import { s } from '../shapes';
import { getQueue, putQueue } from './lookUp';
import * as shapes from './shapes';

export const TagQueue = operation({
  write: true,
  input: s.structure({
    QueueUrl: shapes.queueUrl,
    Tags: shapes.tags.required(),
  }),
  handle({ Tags, ...input }, call) {
    const queue = getQueue(input, call);
    putQueue({ ...queue, tags: { ...queue.tags, ...Tags } }, call);
    return {};
  },
});

export const UntagQueue = operation({
  write: true,
  input: s.structure({
    QueueUrl: shapes.queueUrl,
    TagKeys: s.list(s.string()).required(),
  }),
  handle({ TagKeys, ...input }, call) {
    const queue = getQueue(input, call);
    const tags = Object.fromEntries(
      Object.entries(queue.tags).filter(([key]) => !TagKeys.includes(key)),
    );
    putQueue({ ...queue, tags }, call);
    return {};
  },
});

export const ListQueueTags = operation({
  write: false,
  input: s.structure({ QueueUrl: shapes.queueUrl }),
  handle: (input, call) => ({ Tags: getQueue(input, call).tags }),
});
