import { ModelApproval } from '@atelier/plugin-ml-platform-common';
import { Status } from '../shared/Status';

/** What was decided of a model version. */
export function ApprovalStatus({ approval }: { approval: ModelApproval }) {
  switch (approval) {
    case 'Approved':
      return <Status kind="ok">Approved</Status>;
    case 'Rejected':
      return <Status kind="error">Rejected</Status>;
    default:
      return <Status kind="pending">Waiting for approval</Status>;
  }
}
