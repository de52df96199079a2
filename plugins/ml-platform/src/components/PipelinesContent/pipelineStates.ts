import {
  PipelineExecution,
  PipelineExecutionStatus,
  PipelineStep,
} from '@atelier/plugin-ml-platform-common';

/** Whether an execution changes by itself. */
export function isRunning(status?: PipelineExecutionStatus): boolean {
  return status === 'Executing' || status === 'Stopping';
}

/** Whether SageMaker can take an execution up again where it ended. */
export function canRetry(status: PipelineExecutionStatus): boolean {
  return status === 'Failed' || status === 'Stopped';
}

/** The status of a step in words for a person, with what a condition said and what was not run at all. */
export function stepStatusText(
  step: PipelineStep,
  execution: Pick<PipelineExecution, 'status'>,
): string {
  if (step.status === 'NotStarted') {
    return isRunning(execution.status) ? 'Not started' : 'Not run';
  }
  return [
    step.status,
    step.cached && 'cached',
    step.outcome && `condition was ${step.outcome.toLowerCase()}`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** What an execution is called: its display name, or the id that AWS gave it. */
export function executionName(execution: {
  id: string;
  displayName?: string;
}): string {
  return execution.displayName || execution.id;
}
