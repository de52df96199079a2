import { requestTags } from './access';
import type { AccessTable, OperationCall } from './OperationAccess';

interface QueueInput {
  QueueName?: string;
  QueueUrl?: string;
  tags?: Record<string, string>;
  Tags?: Record<string, string>;
}

function onQueue(operation: string) {
  return ({ input, account, region }: OperationCall<QueueInput>) => {
    const { QueueUrl = '', QueueName = QueueUrl.split('/').pop() } = input;
    const resource = `arn:aws:sqs:${region}:${account}:${QueueName}`;
    const tags = Object.entries(input.tags ?? input.Tags ?? {});
    const context = tags.length
      ? requestTags(tags.map(([Key, Value]) => ({ Key, Value })))
      : {};
    return [
      `sqs:${operation}`,
      ...(operation === 'CreateQueue' && tags.length ? ['sqs:TagQueue'] : []),
    ].map(action => ({ action, resource, context }));
  };
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsqs.html */
export const sqs: AccessTable = Object.fromEntries(
  [
    'CreateQueue',
    'DeleteQueue',
    'GetQueueAttributes',
    'ListQueueTags',
    'SetQueueAttributes',
    'TagQueue',
    'UntagQueue',
  ].map(name => [name, onQueue(name)]),
);
