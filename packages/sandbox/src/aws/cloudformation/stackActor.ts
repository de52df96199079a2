import type { Call, Principal } from '../service';
import { validationError } from './errors';
import { roleSession } from './roleSession';

/** Who a stack's resources are made as: its service role, or the caller. */
export function stackActor(roleArn: string | undefined, call: Call): Principal {
  if (!roleArn) {
    return call.principal;
  }
  const session = roleSession(
    roleArn,
    'cloudformation.amazonaws.com',
    'AWSCloudFormation',
    call.env.store,
  );
  if (!session || session.account !== call.account) {
    throw validationError(`Role ${roleArn} is invalid or cannot be assumed`);
  }
  return session;
}
