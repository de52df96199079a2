import {
  PipelineExecutionStatus,
  PipelineStepStatus,
} from '@atelier/plugin-ml-platform-common';
import { Status } from './Status';
import { StatusKind } from './statusColors';

type AnyStatus = PipelineExecutionStatus | PipelineStepStatus;

const kinds: Record<AnyStatus, StatusKind> = {
  NotStarted: 'quiet',
  Starting: 'running',
  Executing: 'running',
  Stopping: 'pending',
  Stopped: 'stopped',
  Failed: 'error',
  Succeeded: 'ok',
};

/** What the status of an execution or a step means to a person. */
export function pipelineStatusKind(status: AnyStatus): StatusKind {
  return kinds[status];
}

/** The status of an execution or a step, in SageMaker's words unless `text` says it better. */
export function PipelineStatus(props: { status: AnyStatus; text?: string }) {
  const { status, text = status } = props;
  return <Status kind={kinds[status]}>{text}</Status>;
}
