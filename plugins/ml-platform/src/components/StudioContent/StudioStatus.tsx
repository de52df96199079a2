import {
  StatusError,
  StatusOK,
  StatusPending,
} from '@backstage/core-components';

/** The status of a Studio domain or user profile, in SageMaker's words. */
export function StudioStatus({ status }: { status: string }) {
  if (status === 'InService') {
    return <StatusOK>{status}</StatusOK>;
  }
  if (status.endsWith('Failed')) {
    return <StatusError>{status}</StatusError>;
  }
  return <StatusPending>{status}</StatusPending>;
}
