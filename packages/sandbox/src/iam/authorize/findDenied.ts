import type { Caller, Env } from '../../aws/service';
import type { AccessRequest } from '../AccessRequest';
import type { NeededAccess } from '../actions';
import { decide, type ApplicablePolicies, type Denial } from '../decision';
import { RequestContext } from '../RequestContext';
import { callContext } from './callContext';
import { findRoleOf, principalPolicies } from './principalPolicies';
import { requesterOf } from './requester';
import { resourceAccess } from './resourceAccess';
import { resourceContext } from './resourceContext';
import { recordDenial, recordUse } from './policyUse';

export interface Denied {
  request: AccessRequest;
  denial: Denial;
}

/** The first of the needed permissions that policies do not give the caller. */
export function findDenied(
  needed: readonly NeededAccess[],
  caller: Caller,
  env: Env,
): Denied | undefined {
  if (needed.length === 0) {
    return undefined;
  }
  const { principal } = caller;
  const role = findRoleOf(principal, env.store);
  const { named, ...policies } = principalPolicies(principal, role, env.store);
  const global = callContext(caller, role, env);
  for (const one of needed.filter(each => !isForeignRole(each, caller))) {
    const { request, resource } = toRequest(one, global, caller, env);
    const decision = decide(request, { ...policies, resource });
    if (decision.result !== 'allowed') {
      recordDenial(request, principal, env.store);
      return { request, denial: decision };
    }
    recordUse(request, named, env.store);
  }
  return undefined;
}

/** Services refuse to be given a role of another account, in words of their own. */
function isForeignRole(
  { action, resource }: NeededAccess,
  { account }: Caller,
): boolean {
  return action === 'iam:PassRole' && resource.split(':')[4] !== account;
}

function toRequest(
  { action, resource: arn, context }: NeededAccess,
  global: ReturnType<typeof callContext>,
  caller: Caller,
  env: Env,
): { request: AccessRequest; resource: ApplicablePolicies['resource'] } {
  // A bucket of that name may be another account's; the one to be made is the caller's.
  const { account = caller.account, policy } =
    action === 's3:CreateBucket' ? {} : resourceAccess(arn, env);
  const request: AccessRequest = {
    requester: requesterOf(caller.principal),
    action,
    resource: arn,
    resourceAccount: account,
    context: new RequestContext({
      ...global,
      ...resourceContext(arn, account, env),
      ...context,
    }),
  };
  // A role's trust policy says who may become the role, and nothing else of it.
  const isTrust = policy?.kind === 'trust' && !action.startsWith('sts:');
  return { request, resource: isTrust ? undefined : policy };
}
