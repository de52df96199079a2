import { findRole, users, type Role } from '../../aws/iam/documents';
import { globalScope, type Principal, type Store } from '../../aws/service';
import type { ApplicablePolicies } from '../decision';
import type { Policy } from '../policy';
import { inlinePolicies, managedPolicy, type NamedPolicy } from './policyUse';
import { readPolicy } from './readPolicy';

interface PrincipalPolicies
  extends Pick<ApplicablePolicies, 'identity' | 'boundary' | 'session'> {
  /** Those of them that have a name: of the identity, and its boundary. */
  named: NamedPolicy[];
}

/** A boundary whose policy is gone allows nothing. */
const nothing: Policy = { version: '2012-10-17', statements: [] };

/**
 * The policies of the user or role that calls. AWS's own managed policies are not in the store:
 * they give nothing. Throws MalformedPolicy for a policy that AWS would refuse.
 */
export function principalPolicies(
  principal: Principal,
  role: Role | undefined,
  store: Store,
): PrincipalPolicies {
  const attached =
    role?.attachedPolicies ?? findUser(principal, store)?.attachedPolicies;
  const identity = [
    ...(role ? inlinePolicies(role) : []),
    ...(attached ?? []).flatMap(arn => managedPolicy(arn, store) ?? []),
  ];
  const boundary = role?.permissionsBoundary;
  const found =
    boundary === undefined ? undefined : managedPolicy(boundary, store);
  return {
    identity: identity.map(({ policy }) => policy),
    boundary: boundary === undefined ? undefined : found?.policy ?? nothing,
    session: principal.sessionPolicies?.map(one => readPolicy(one, 'identity')),
    named: found ? [...identity, found] : identity,
  };
}

/** The role of a session. */
export function findRoleOf(
  { account, kind, roleName = '' }: Principal,
  store: Store,
): Role | undefined {
  return kind === 'user' ? undefined : findRole(store, account, roleName);
}

function findUser({ account, arn, kind }: Principal, store: Store) {
  const name = arn.slice(arn.lastIndexOf('/') + 1);
  return kind === 'user'
    ? store.get(users, globalScope(account), name)
    : undefined;
}
