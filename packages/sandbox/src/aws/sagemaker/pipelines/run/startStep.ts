import { AwsError } from '../../../errors';
import { ConditionError } from '../definition/conditions';
import type { StepNode } from '../definition/graph';
import { ResolveError } from '../definition/resolve';
import type { StepDocument } from '../documents';
import { starters } from '../steps';
import { StepFailure } from '../steps/StepFailure';
import type { ExecutionRun } from './ExecutionRun';

/** Starts a step. One that cannot start fails with the reason. */
export async function startStep(
  { step }: StepNode,
  run: ExecutionRun,
): Promise<void> {
  const document: StepDocument = {
    name: step.Name,
    type: step.Type,
    displayName: step.DisplayName,
    description: step.Description,
    status: 'Starting',
    startedAt: run.now(),
    attempt: 1,
  };
  run.put(document);
  try {
    const start = starters[step.Type];
    if (!start) {
      throw new StepFailure(`The sandbox runs no steps of type ${step.Type}.`);
    }
    run.put({ ...document, ...(await start(step, run)) });
  } catch (error) {
    run.put({
      ...document,
      status: 'Failed',
      endedAt: run.now(),
      failureReason: reasonOf(error),
      ...(error instanceof StepFailure && { metadata: error.metadata }),
    });
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof StepFailure) {
    return error.message;
  }
  if (
    error instanceof AwsError ||
    error instanceof ResolveError ||
    error instanceof ConditionError
  ) {
    return `ClientError: ${error.message}`;
  }
  throw error;
}
