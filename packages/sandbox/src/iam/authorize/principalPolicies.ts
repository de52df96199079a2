import { findRole, users } from '../../aws/iam/documents';
import { policyDocument } from '../../aws/iam/managedPolicyDocuments';
import { globalScope, type Principal, type Store } from '../../aws/service';
import type { ApplicablePolicies } from '../decision';
import { parsePolicy, type Policy } from '../policy';

type PrincipalPolicies = Pick<
  ApplicablePolicies,
  'identity' | 'boundary' | 'session'
>;

/** A user or role, as far as it has policies. */
interface Identity {
  Arn: string;
  policies?: Record<string, string>;
  attachedPolicies?: string[];
  permissionsBoundary?: string;
}

/**
 * The policies of the user or role that calls. AWS's own managed policies are not in the store:
 * they give nothing. Throws MalformedPolicy for a policy that AWS would refuse.
 */
export function principalPolicies(
  principal: Principal,
  store: Store,
): PrincipalPolicies {
  const {
    policies = {},
    attachedPolicies = [],
    permissionsBoundary,
  }: Partial<Identity> = findIdentity(principal, store) ?? {};
  const attached = attachedPolicies.flatMap(
    arn => policyDocument(store, arn) ?? [],
  );
  return {
    identity: [...Object.values(policies), ...attached].map(parse),
    boundary:
      permissionsBoundary === undefined
        ? undefined
        : parseBoundary(policyDocument(store, permissionsBoundary)),
    session: principal.sessionPolicies?.map(parse),
  };
}

function findIdentity(
  { account, arn, kind, roleName = '' }: Principal,
  store: Store,
): Identity | undefined {
  const name = arn.slice(arn.lastIndexOf('/') + 1);
  return kind === 'user'
    ? store.get(users, globalScope(account), name)
    : findRole(store, account, roleName);
}

function parse(document: string): Policy {
  return parsePolicy(document, 'identity');
}

/** A boundary whose policy is gone allows nothing. */
function parseBoundary(document: string | undefined): Policy {
  return document === undefined
    ? { version: '2012-10-17', statements: [] }
    : parse(document);
}
