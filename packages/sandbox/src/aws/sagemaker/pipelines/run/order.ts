import type { StepNode } from '../definition/graph';
import type { StepDocument } from '../documents';

type StepState = Pick<StepDocument, 'name' | 'status' | 'metadata'>;

export function isRunning({ status }: Pick<StepDocument, 'status'>): boolean {
  return ['Starting', 'Executing', 'Stopping'].includes(status);
}

/**
 * The steps that may start now, in the order of the definition: all that they wait for has
 * succeeded, and the condition around them, if any, took their branch. None after a failure.
 */
export function readySteps(
  nodes: StepNode[],
  steps: readonly StepState[],
): StepNode[] {
  const started = new Map(steps.map(step => [step.name, step]));
  if (steps.some(({ status }) => status === 'Failed' || status === 'Stopped')) {
    return [];
  }
  return nodes.filter(
    ({ step, after, branch }) =>
      !started.has(step.Name) &&
      after.every(name => started.get(name)?.status === 'Succeeded') &&
      (!branch || outcomeOf(started.get(branch.condition)) === branch.outcome),
  );
}

/** Whether nothing is left to do: nothing runs, nothing is ready. */
export function isFinished(
  nodes: StepNode[],
  steps: readonly StepState[],
): boolean {
  return !steps.some(isRunning) && readySteps(nodes, steps).length === 0;
}

function outcomeOf(step: StepState | undefined): unknown {
  const condition = step?.metadata?.Condition;
  return typeof condition === 'object' && condition !== null
    ? (condition as { Outcome?: unknown }).Outcome
    : undefined;
}
