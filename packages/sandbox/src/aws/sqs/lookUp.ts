import { AwsError } from '../errors';
import type { Call } from '../service';
import { queues, type Queue } from './documents';

/** The caller's queue of that URL. Throws QueueDoesNotExist. */
export function getQueue(
  { QueueUrl }: { QueueUrl: string },
  call: Call,
): Queue {
  const name = QueueUrl.split('/').pop() ?? '';
  const found = call.env.store.get(queues, call, name);
  if (found?.QueueUrl !== QueueUrl) {
    throw new AwsError(
      'QueueDoesNotExist',
      'The specified queue does not exist.',
    );
  }
  return found;
}

export function putQueue(queue: Queue, { account, region, env }: Call): void {
  env.store.put(queues, { account, region }, queue.QueueName, queue);
}
