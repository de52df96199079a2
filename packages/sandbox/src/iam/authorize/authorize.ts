import { findRole } from '../../aws/iam/documents';
import type { Call, Service } from '../../aws/service';
import type { AccessRequest } from '../AccessRequest';
import { operationAccess, type NeededAccess } from '../actions';
import { decide, type ApplicablePolicies } from '../decision';
import { RequestContext } from '../RequestContext';
import { accessDenied } from './accessDenied';
import { callContext } from './callContext';
import { lookup } from './lookup';
import { principalPolicies } from './principalPolicies';
import { requesterOf } from './requester';
import { resourceAccess } from './resourceAccess';
import { resourceContext } from './resourceContext';

/** Refuses a call that policies do not allow, as AWS does. Throws AwsError. */
export function authorize(
  service: Service,
  operation: string,
  input: unknown,
  call: Call,
): void {
  const access = operationAccess[service.id]?.[operation];
  if (!access) {
    throw new Error(`No action is known of ${service.id}:${operation}.`);
  }
  const { account, region, principal, env } = call;
  if (isLookUp(operation, input, call)) {
    return;
  }
  const needed = access({
    input: input as never,
    account,
    region,
    find: lookup(call),
  });
  if (needed.length === 0) {
    return;
  }
  const policies = principalPolicies(principal, env.store);
  for (const one of needed.filter(each => !isForeignRole(each, account))) {
    const { request, resource } = toRequest(one, call);
    const decision = decide(request, { ...policies, resource });
    if (decision.result !== 'allowed') {
      throw accessDenied(service, request, decision);
    }
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

/** Services refuse to be given a role of another account, in words of their own. */
function isForeignRole(
  { action, resource }: NeededAccess,
  account: string,
): boolean {
  return action === 'iam:PassRole' && resource.split(':')[4] !== account;
}

function toRequest(
  { action, resource: arn, context }: NeededAccess,
  call: Call,
): { request: AccessRequest; resource: ApplicablePolicies['resource'] } {
  const { account = call.account, policy } = resourceAccess(arn, call.env);
  const request: AccessRequest = {
    requester: requesterOf(call.principal),
    action,
    resource: arn,
    resourceAccount: account,
    context: new RequestContext({
      ...callContext(call),
      ...resourceContext(arn, account, call.env),
      ...context,
    }),
  };
  // A role's trust policy says who may become the role, and nothing else of it.
  const isTrust = policy?.kind === 'trust' && !action.startsWith('sts:');
  return { request, resource: isTrust ? undefined : policy };
}
