import type { Call } from '../service';
import { validationException } from './errors';

/** Refuses an execution role of another account, as IAM's PassRole does. */
export function checkExecutionRole(
  settings: { ExecutionRole?: string } | undefined,
  { account }: Call,
): void {
  const role = settings?.ExecutionRole;
  if (role && role.split(':')[4] !== account) {
    throw validationException('Cross-account pass role is not allowed.');
  }
}
