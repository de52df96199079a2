import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { AwsError } from '../errors';
import type { WireAnswer } from '../protocols';
import { throttledError } from '../throttles';
import type { ActiveFault } from './Faults';

/** Why a request went no further. */
export type Broken = 'Dropped' | 'ClientGone';

/**
 * What a fault does before the operation runs. Throws the error the fault
 * asks for; gives a reason where the operation must not run.
 */
export async function beforeOperation(
  active: ActiveFault | undefined,
  throttled: AwsError,
  response?: ServerResponse,
): Promise<Broken | undefined> {
  const effect = active?.fault.effect;
  if (!effect) {
    return undefined;
  }
  if (effect.type === 'error') {
    throw new AwsError(effect.code, effect.message, effect.status);
  }
  if (effect.type === 'throttle') {
    throw throttledError(active.fault.service, throttled);
  }
  if (effect.type === 'latency') {
    await sleep(effect.ms);
  }
  if (!response || !('when' in effect) || effect.when !== 'before') {
    return undefined;
  }
  return effect.type === 'drop' ? drop(response) : hold(active, response);
}

/** Sends the answer, as the fault lets it. */
export async function sendAnswer(
  active: ActiveFault | undefined,
  { status, headers, body }: WireAnswer,
  response: ServerResponse,
): Promise<void> {
  const effect = active?.fault.effect;
  const when = effect && 'when' in effect ? effect.when : undefined;
  if (when === 'after') {
    const broken =
      effect?.type === 'drop' ? drop(response) : await hold(active, response);
    if (broken) {
      return;
    }
  }
  const bytes = Buffer.from(body);
  const held = when === 'answer';
  // Without a length an empty answer is chunked: it, too, has an end to wait for.
  const length =
    held && bytes.length === 0 ? {} : { 'content-length': bytes.length };
  response.writeHead(status, { ...length, ...headers });
  const half = held ? bytes.length >> 1 : 0;
  if (held) {
    response.flushHeaders();
    response.write(bytes.subarray(0, half));
    await hold(active, response);
  }
  response.end(bytes.subarray(half));
}

function drop(response: ServerResponse): Broken {
  response.destroy();
  return 'Dropped';
}

/** Waits until the fault is deleted or the client is gone. */
async function hold(
  active: ActiveFault | undefined,
  response: ServerResponse,
): Promise<Broken | undefined> {
  if (!active || response.destroyed) {
    return response.destroyed ? 'ClientGone' : undefined;
  }
  const { fault, deleted } = active;
  fault.held++;
  await new Promise<void>(resolve => {
    deleted.addEventListener('abort', () => resolve(), { once: true });
    response.once('close', () => resolve());
  });
  fault.held--;
  return response.destroyed ? 'ClientGone' : undefined;
}
