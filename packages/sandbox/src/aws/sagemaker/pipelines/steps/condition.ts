import type { Started } from '.';
import { holds } from '../definition/conditions';
import { resolve } from '../definition/resolve';
import type { ConditionArguments, DefinitionStep } from '../definition/types';
import type { ExecutionRun } from '../run/ExecutionRun';
import { resolveScope } from '../run/resolveScope';

/** All conditions must hold for the branch of `IfSteps`. */
export function startCondition(
  step: DefinitionStep,
  run: ExecutionRun,
): Started {
  const { Conditions } = step.Arguments as ConditionArguments;
  const scope = resolveScope(run, step.Name, '');
  const isTrue = Conditions.every(condition =>
    holds(condition, value => resolve(value, scope)),
  );
  const Outcome = isTrue ? 'True' : 'False';
  return {
    status: 'Succeeded',
    endedAt: run.now(),
    metadata: { Condition: { Outcome } },
    properties: { Outcome },
  };
}
