import type { Env, Scope } from '../../../service';
import { waitingExecutions } from '../documents';

/** Timer of an execution's next look at its steps. */
export const advanceTimer = 'sagemaker.pipeline.advance';

/** Where an execution is: its account and region, and the key it is stored under. */
export interface ExecutionPlace extends Scope {
  execution: string;
}

/** Plans an execution's next look at its steps, `inMs` from now at speed 1. */
export function advanceLater(
  execution: string,
  { account, region, env }: Scope & { env: Env },
  inMs: number,
): void {
  const payload: ExecutionPlace = { account, region, execution };
  env.timers.schedule({ name: advanceTimer, inMs, payload });
}

/** Has an execution go on when what its step made, perhaps in another account, has ended. */
export function waitFor(arn: string, place: ExecutionPlace, env: Env): void {
  const [, , , region, account] = arn.split(':');
  env.store.put(waitingExecutions, { account, region }, arn, place);
}

/** Lets the execution go on that waits for `arn`, where there is one. */
export function resumeWaiting(arn: string, scope: Scope, env: Env): void {
  const place = env.store.get(waitingExecutions, scope, arn);
  if (place) {
    env.store.delete(waitingExecutions, scope, arn);
    advanceLater(place.execution, { ...place, env }, 0);
  }
}
