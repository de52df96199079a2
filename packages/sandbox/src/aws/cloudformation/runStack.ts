import type { Env, Scope } from '../service';
import { isRunning } from './phases';
import { stacks, stackUuid, type Stack } from './stack';
import { StackRun } from './StackRun';

/** Timer of a stack's next step. */
export const stackStep = 'cloudformation.stack.step';

export interface StackStep extends Scope {
  stack: string;
  operationId: string;
}

/** Writes the stack and plans its next step, `inMs` from now at speed 1. */
export function saveAndContinue(
  stack: Stack,
  { account, region }: Scope,
  env: Env,
  inMs: number,
): void {
  const uuid = stackUuid(stack.stackId);
  env.store.put(stacks, { account, region }, uuid, stack);
  const payload: StackStep = {
    account,
    region,
    stack: uuid,
    operationId: stack.operationId,
  };
  env.timers.schedule({ name: stackStep, inMs, payload });
}

export async function runStackStep(step: StackStep, env: Env): Promise<void> {
  const scope = { account: step.account, region: step.region };
  const stack = env.store.get(stacks, scope, step.stack);
  if (
    !stack ||
    stack.operationId !== step.operationId ||
    !isRunning(stack.status)
  ) {
    return;
  }
  const run = new StackRun(stack, scope, env);
  const inMs = await run.step();
  env.store.transaction(() => {
    // Another operation (DeleteStack) may have taken the stack over during the calls.
    const present = env.store.get(stacks, scope, step.stack);
    if (present?.operationId !== step.operationId) {
      return;
    }
    run.log.flush();
    if (inMs === undefined) {
      env.store.put(stacks, scope, step.stack, stack);
    } else {
      saveAndContinue(stack, scope, env, inMs);
    }
  });
}
