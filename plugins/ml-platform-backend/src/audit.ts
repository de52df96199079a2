import {
  AuditorService,
  AuditorServiceCreateEventOptions,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';

/** Does the task within an audit event that says who asked, for what, and whether it was done, refused or failed. */
export async function audited<T>(
  auditor: AuditorService,
  event: AuditorServiceCreateEventOptions,
  task: () => Promise<T>,
): Promise<T> {
  const auditEvent = await auditor.createEvent(event);
  try {
    const result = await task();
    await auditEvent.success();
    return result;
  } catch (error) {
    await auditEvent.fail({ error: toError(error) });
    throw error;
  }
}
