import { roles, type Role } from '../../aws/iam/documents';
import {
  managedPolicies,
  policyDocument,
} from '../../aws/iam/managedPolicyDocuments';
import type { Principal, Store } from '../../aws/service';
import type { AccessRequest } from '../AccessRequest';
import { applies } from '../matching/applies';
import type { Policy } from '../policy';
import { readPolicy } from './readPolicy';

/** A policy of an identity, by the name that its statements are recorded under. */
export interface NamedPolicy {
  /** For example `AtelierReader/read`, or the name of a managed policy. */
  name: string;
  account: string;
  policy: Policy;
}

/** A statement of a policy, and what calls have needed it for. */
export interface StatementUse {
  account: string;
  /** As in `NamedPolicy`. */
  policy: string;
  sid: string;
  effect: 'Allow' | 'Deny';
  /** Actions that it let through. */
  actions: string[];
}

/** An action that policies denied to an identity. */
export interface DeniedAction {
  /** ARN, of a session without its name. */
  principal: string;
  action: string;
  /** Of the last time. */
  resource: string;
}

interface UseRecord {
  /** Actions by account and statement. */
  uses: Map<string, Set<string>>;
  denied: Map<string, DeniedAction>;
}

/** What each running sandbox's calls needed; a restart forgets it. */
const records = new WeakMap<Store, UseRecord>();

function recordOf(store: Store): UseRecord {
  const record = records.get(store) ?? { uses: new Map(), denied: new Map() };
  records.set(store, record);
  return record;
}

/** Begins anew. */
export function forgetPolicyUse(store: Store): void {
  records.delete(store);
}

/** Keeps which statements let a request through. */
export function recordUse(
  request: AccessRequest,
  policies: readonly NamedPolicy[],
  store: Store,
): void {
  const { uses } = recordOf(store);
  for (const { name, account, policy } of policies) {
    for (const statement of policy.statements) {
      if (statement.effect === 'Allow' && applies(statement, request)) {
        const key = keyOf(account, name, statement.sid);
        const actions = uses.get(key) ?? new Set();
        uses.set(key, actions.add(request.action));
      }
    }
  }
}

function keyOf(account: string, policy: string, sid = ''): string {
  return `${account}/${policy}/${sid}`;
}

export function recordDenial(
  { action, resource }: AccessRequest,
  { arn, roleArn }: Principal,
  store: Store,
): void {
  const principal = roleArn ?? arn;
  const denied: DeniedAction = { principal, action, resource };
  recordOf(store).denied.set(`${principal} ${action}`, denied);
}

/** Every statement of roles and managed policies with its uses, and what was denied. */
export function policyUse(store: Store): {
  statements: StatementUse[];
  denied: DeniedAction[];
} {
  const ofRoles = store.list(roles, {}).flatMap(inlinePolicies);
  const managed = store
    .list(managedPolicies, {})
    .flatMap(({ Arn }) => managedPolicy(Arn, store) ?? []);
  const { uses, denied } = recordOf(store);
  const statements = [...ofRoles, ...managed].flatMap(
    ({ name, account, policy }) =>
      policy.statements.map(({ sid = '', effect }) => ({
        account,
        policy: name,
        sid,
        effect,
        actions: [...(uses.get(keyOf(account, name, sid)) ?? [])].sort(),
      })),
  );
  return { statements, denied: [...denied.values()] };
}

export function inlinePolicies({
  Arn,
  RoleName,
  policies,
}: Role): NamedPolicy[] {
  const account = Arn.split(':')[4];
  return Object.entries(policies).map(([name, document]) =>
    named(`${RoleName}/${name}`, account, document),
  );
}

/** A customer managed policy; undefined where there is none of that ARN. */
export function managedPolicy(
  arn: string,
  store: Store,
): NamedPolicy | undefined {
  const document = policyDocument(store, arn);
  const name = arn.slice(arn.lastIndexOf('/') + 1);
  return document === undefined
    ? undefined
    : named(name, arn.split(':')[4], document);
}

function named(name: string, account: string, document: string): NamedPolicy {
  return { name, account, policy: readPolicy(document, 'identity') };
}
