import { findRole } from '../../aws/iam/documents';
import type { Call, Caller, Env, Scope, Service } from '../../aws/service';
import { operationAccess, type NeededAccess } from '../actions';
import { denialMessage } from '../decision';
import { accessDenied } from './accessDenied';
import { findDenied } from './findDenied';
import { lookup } from './lookup';

/** Refuses a call that policies do not allow, as AWS does. Throws AwsError. */
export function authorize(
  service: Service,
  operation: string,
  input: unknown,
  call: Call,
): void {
  if (isLookUp(operation, input, call)) {
    return;
  }
  const needed = neededBy(service.id, operation, input, call, call.env);
  const denied = findDenied(needed, call, call.env);
  if (denied) {
    throw accessDenied(service, denied);
  }
}

/**
 * Whether the sandbox's CloudFormation looks whether a role is there, as AWS's does not: a role
 * that is not there has no path, so that policies for a path would not hold for it.
 */
function isLookUp(operation: string, input: unknown, call: Call): boolean {
  return (
    call.source === 'cloudformation' &&
    operation === 'GetRole' &&
    !findRole(
      call.env.store,
      call.account,
      (input as { RoleName: string }).RoleName,
    )
  );
}

/** What a caller needs to call an operation. */
export function neededBy(
  service: string,
  operation: string,
  input: unknown,
  { account, region }: Scope,
  env: Env,
): NeededAccess[] {
  const access = operationAccess[service]?.[operation];
  if (!access) {
    throw new Error(`No action is known of ${service}:${operation}.`);
  }
  const find = lookup({ account, region }, env);
  return access({ input: input as never, account, region, find });
}

/**
 * Why policies refuse what a service does for a role or person beside its operations, such as
 * reading a job's input as the job's role; undefined where they allow it.
 */
export function refusalOf(
  needed: readonly NeededAccess[],
  caller: Caller,
  env: Env,
): string | undefined {
  const denied = findDenied(needed, caller, env);
  return denied && denialMessage(denied.request, denied.denial);
}
