import { isRunning, stepMs, type Phase } from './phases';
import { restoreReplaced } from './replacement';
import type { Stack } from './stack';
import type { StackLog } from './StackLog';

/** Turns a stack to what follows a failure; gives the time until its next step at speed 1, or undefined at the end. */
export function failStack(
  stack: Stack,
  phase: Phase,
  reason: string,
  log: StackLog,
): number | undefined {
  if (stack.status === 'CREATE_IN_PROGRESS' && stack.onFailure !== 'ROLLBACK') {
    if (stack.onFailure === 'DO_NOTHING') {
      log.stack('CREATE_FAILED', reason);
      return undefined;
    }
    log.stack('DELETE_IN_PROGRESS', reason);
    return 0;
  }
  if (stack.status === 'UPDATE_IN_PROGRESS' && stack.previous) {
    stack.input = stack.previous;
    restoreReplaced(stack);
  }
  log.stack(
    phase.failed,
    phase.failed === 'ROLLBACK_IN_PROGRESS'
      ? `${reason} Rollback requested by user.`
      : reason,
  );
  return isRunning(phase.failed) ? stepMs : undefined;
}
