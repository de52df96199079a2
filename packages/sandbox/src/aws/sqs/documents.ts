import { kind } from '../../store';
import type { Scope, Store } from '../service';

export interface Queue {
  QueueName: string;
  QueueUrl: string;
  QueueArn: string;
  /** Those that were given, by name. */
  attributes: Record<string, string>;
  tags: Record<string, string>;
  /** ISO 8601. */
  createdAt: string;
  modifiedAt: string;
}

export interface Message {
  /** `<queue>/<id>`. */
  key: string;
  body: string;
  /** ISO 8601. */
  sentAt: string;
}

/** By name. */
export const queues = kind<Queue>('sqs.queue');
/** By key. */
export const messages = kind<Message>('sqs.message');

/** The queue of that ARN. */
export function findQueue(store: Store, arn: string): Queue | undefined {
  const [, , , region, account, name = ''] = arn.split(':');
  return store.get(queues, { account, region }, name);
}

export function messagesOf(store: Store, scope: Scope, queue: string) {
  const { account, region } = scope;
  return store.list(messages, { account, region }, { prefix: `${queue}/` });
}
