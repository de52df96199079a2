import {
  PipelineExecution,
  PipelineStep,
} from '@atelier/plugin-ml-platform-common';
import { Duration } from '../shared/Duration';
import { isRunning } from './pipelineStates';

/** How long a step took or has taken so far; nothing of one that did not start. */
export function StepDuration(props: {
  step: PipelineStep;
  /** What stands before it, where there is one. */
  prefix?: string;
  execution: PipelineExecution;
}) {
  const { step, execution, prefix } = props;
  const running = isRunning(execution.status);
  if (!step.startedAt || (!step.endedAt && !running)) {
    return null;
  }
  return (
    <>
      {prefix}
      <Duration {...step} running={running} />
    </>
  );
}
