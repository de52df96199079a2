import type { Env } from '../../../service';
import { executions } from '../documents';
import type { ExecutionPlace } from './advance';
import { ExecutionRun } from './ExecutionRun';

/** Looks at an execution: takes in what has ended, starts what is ready, ends it when all is done. */
export async function runExecution(
  place: ExecutionPlace,
  env: Env,
): Promise<void> {
  const execution = env.store.get(executions, place, place.execution);
  const status = execution?.PipelineExecutionStatus;
  if (execution && (status === 'Executing' || status === 'Stopping')) {
    await new ExecutionRun(execution, place, env).advance();
  }
}
