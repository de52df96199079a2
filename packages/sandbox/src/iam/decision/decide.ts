import type { AccessRequest } from '../AccessRequest';
import { applies } from '../matching/applies';
import type { Policy } from '../policy/Policy';
import type { ApplicablePolicies, Decision, PolicyType } from './Decision';
import { isDeniedByResource, reachAllowed } from './resourcePolicy';

/**
 * Decides on a request as AWS does.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
export function decide(
  request: AccessRequest,
  policies: ApplicablePolicies,
): Decision {
  const denying = findDenying(request, policies);
  if (denying) {
    return { result: 'explicitDeny', by: denying };
  }
  const missing = findMissing(request, policies);
  return missing
    ? { result: 'implicitDeny', by: missing }
    : { result: 'allowed' };
}

/** The kind of policies with a Deny for the request. */
function findDenying(
  request: AccessRequest,
  policies: ApplicablePolicies,
): PolicyType | undefined {
  const { serviceControl = [], identity, boundary, session = [] } = policies;
  const groups: [PolicyType, readonly Policy[]][] = [
    ['serviceControl', serviceControl.flat()],
    ['identity', identity],
    ['boundary', boundary ? [boundary] : []],
    ['session', session],
  ];
  const found = groups.find(([, group]) => has('Deny', group, request));
  return (
    found?.[0] ??
    (isDeniedByResource(request, policies) ? resourceType(policies) : undefined)
  );
}

/** The kind of policies that would have to allow the request and does not. */
function findMissing(
  request: AccessRequest,
  policies: ApplicablePolicies,
): PolicyType | undefined {
  const { requester } = request;
  const reach = reachAllowed(request, policies.resource);
  const resource = resourceType(policies);
  if (!('account' in requester)) {
    return reach ? undefined : resource;
  }
  const { serviceControl = [] } = policies;
  if (!serviceControl.every(level => has('Allow', level, request))) {
    return 'serviceControl';
  }
  const { resourceAccount = requester.account } = request;
  if (resourceAccount !== requester.account) {
    return (
      missingOfIdentity(request, policies) ?? (reach ? undefined : resource)
    );
  }
  if (reach === 'direct') {
    return undefined;
  }
  const { kind = 'resource' } = policies.resource ?? {};
  if (kind !== 'resource' && !reach) {
    return resource;
  }
  return reach === 'entity'
    ? missingLimit(request, policies)
    : missingOfIdentity(request, policies);
}

function missingOfIdentity(
  request: AccessRequest,
  policies: ApplicablePolicies,
): PolicyType | undefined {
  if (request.requester.kind === 'root') {
    return undefined;
  }
  return has('Allow', policies.identity, request)
    ? missingLimit(request, policies)
    : 'identity';
}

/** Boundary and session policy give nothing; they limit what is given. */
function missingLimit(
  request: AccessRequest,
  { boundary, session }: ApplicablePolicies,
): PolicyType | undefined {
  if (boundary && !has('Allow', [boundary], request)) {
    return 'boundary';
  }
  const sessionPolicies =
    session ?? (request.requester.kind === 'federatedUser' ? [] : undefined);
  return sessionPolicies && !has('Allow', sessionPolicies, request)
    ? 'session'
    : undefined;
}

function has(
  effect: 'Allow' | 'Deny',
  policies: readonly Policy[],
  request: AccessRequest,
): boolean {
  return policies.some(({ statements }) =>
    statements.some(
      statement => statement.effect === effect && applies(statement, request),
    ),
  );
}

function resourceType({ resource }: ApplicablePolicies): PolicyType {
  return resource?.kind === 'trust' ? 'trust' : 'resource';
}
