import { resolve } from '../definition/resolve';
import type { DefinitionStep } from '../definition/types';
import type { ExecutionRun } from '../run/ExecutionRun';
import { resolveScope } from '../run/resolveScope';
import { StepFailure } from './StepFailure';

/** Fails the execution with the step's own message. */
export function startFail(step: DefinitionStep, run: ExecutionRun): never {
  const message = String(
    resolve(
      step.Arguments.ErrorMessage ?? '',
      resolveScope(run, step.Name, ''),
    ),
  );
  throw new StepFailure(message, { Fail: { ErrorMessage: message } });
}
