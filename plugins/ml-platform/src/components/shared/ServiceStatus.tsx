import { ReactNode } from 'react';
import { Status } from './Status';

/**
 * The status of an endpoint, Studio domain or user profile, in SageMaker's words.
 *
 * @param children - What has it; then `InService` goes without saying.
 */
export function ServiceStatus(props: { status: string; children?: ReactNode }) {
  const { status, children } = props;
  if (status === 'InService') {
    return <Status kind="ok">{children ?? status}</Status>;
  }
  return (
    <Status kind={status.endsWith('Failed') ? 'error' : 'pending'}>
      {children}
      {children && ', '}
      {status}
    </Status>
  );
}
