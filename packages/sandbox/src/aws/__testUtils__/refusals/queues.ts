import { hub, type Refusal } from './Refusal';

const url = `https://sqs.eu-west-1.amazonaws.com/${hub}/refusing`;
const create = { QueueName: 'refusing', Attributes: { DelaySeconds: '1' } };

/** What is refused of SQS. */
export const queues: Record<string, Refusal> = {
  'an unknown queue': {
    of: 'unknown',
    in: hub,
    step: ['sqs', 'ListQueueTags', { QueueUrl: `${url}-not` }],
    code: 'QueueDoesNotExist',
    message: 'The specified queue does not exist',
  },
  'a queue of that name with another attribute': {
    of: 'duplicate',
    in: hub,
    after: [
      ['sqs', 'CreateQueue', create],
      ['sqs', 'CreateQueue', create],
    ],
    step: [
      'sqs',
      'CreateQueue',
      { ...create, Attributes: { DelaySeconds: '2' } },
    ],
    code: 'QueueNameExists',
    message: 'a different value for attribute DelaySeconds',
  },
  'a queue with an attribute that AWS counts': {
    of: 'conflict',
    in: hub,
    step: [
      'sqs',
      'CreateQueue',
      { QueueName: 'x', Attributes: { CreatedTimestamp: '1' } },
    ],
    code: 'InvalidAttributeName',
    message: 'Unknown Attribute CreatedTimestamp',
  },
  'a queue that is never visible': {
    of: 'quota',
    in: hub,
    step: [
      'sqs',
      'CreateQueue',
      { QueueName: 'x', Attributes: { VisibilityTimeout: '43201' } },
    ],
    code: 'InvalidAttributeValue',
    message: 'Invalid value for the parameter VisibilityTimeout',
  },
};
