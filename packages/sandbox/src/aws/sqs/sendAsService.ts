import { randomUUID } from 'node:crypto';
import {
  decide,
  parsePolicy,
  RequestContext,
  type ContextValues,
} from '../../iam';
import type { Env } from '../service';
import { findQueue, messages, type Queue } from './documents';

/**
 * Puts a message of an AWS service into a queue, if there is one of that ARN whose policy lets the service in.
 *
 * @param service - its principal, for example `events.amazonaws.com`
 */
export function sendAsService(
  env: Env,
  arn: string,
  service: string,
  context: ContextValues,
  body: string,
): void {
  const queue = findQueue(env.store, arn);
  if (queue && isOpenTo(queue, service, context)) {
    const [, , , region, account] = arn.split(':');
    const scope = { account, region };
    const sentAt = env.clock.now().toISOString();
    const key = `${queue.QueueName}/${randomUUID()}`;
    env.store.put(messages, scope, key, { key, body, sentAt });
  }
}

function isOpenTo(
  { QueueArn, attributes }: Queue,
  service: string,
  context: ContextValues,
): boolean {
  const { Policy } = attributes;
  const { result } = decide(
    {
      requester: { kind: 'service', name: service },
      action: 'sqs:SendMessage',
      resource: QueueArn,
      resourceAccount: QueueArn.split(':')[4],
      context: new RequestContext({
        'aws:SecureTransport': 'true',
        ...context,
      }),
    },
    {
      identity: [],
      resource: {
        kind: 'resource',
        policy:
          Policy === undefined ? undefined : parsePolicy(Policy, 'resource'),
      },
    },
  );
  return result === 'allowed';
}
