import type { AccessRequest } from '../AccessRequest';
import { applies } from '../matching/applies';
import { reachOf, type Reach } from '../matching/principals';
import type { Statement } from '../policy/Policy';
import type { ApplicablePolicies, ResourcePolicy } from './Decision';

/** The closest way in which the resource's policy lets the requester in. */
export function reachAllowed(
  request: AccessRequest,
  resource: ResourcePolicy | undefined,
): Reach | undefined {
  const reaches = (resource?.policy?.statements ?? [])
    .filter(one => one.effect === 'Allow' && applies(one, request))
    .map(one => reach(one, request));
  return (['direct', 'entity', 'account'] as const).find(one =>
    reaches.includes(one),
  );
}

/** Whether a statement of the resource's policy denies the request. */
export function isDeniedByResource(
  request: AccessRequest,
  { resource, boundary }: ApplicablePolicies,
): boolean {
  return (resource?.policy?.statements ?? []).some(
    one =>
      one.effect === 'Deny' &&
      applies(one, request) &&
      // AWS: NotPrincipal with Deny always denies who has a permissions boundary.
      ((one.principals?.isNegated && boundary !== undefined) ||
        reach(one, request) !== undefined),
  );
}

function reach(
  { principals }: Statement,
  { requester }: AccessRequest,
): Reach | undefined {
  return principals && reachOf(principals, requester);
}
