import { kind, type Store } from '../../store';
import { globalScope, type Tag } from '../service';

export interface Role {
  Path: string;
  RoleName: string;
  RoleId: string;
  Arn: string;
  /** ISO 8601. */
  createdAt: string;
  /** JSON, as it was given. */
  trustPolicy: string;
  Description?: string;
  MaxSessionDuration: number;
  permissionsBoundary?: string;
  tags: Tag[];
  /** Inline policies: JSON documents by name. */
  policies: Record<string, string>;
  /** ARNs of the managed policies attached. */
  attachedPolicies: string[];
}

export interface User {
  UserName: string;
  UserId: string;
  Arn: string;
  /** ARNs of the managed policies attached. */
  attachedPolicies: string[];
}

/** By name, in scope (account, aws-global). */
export const roles = kind<Role>('iam.role');
/** By name, in scope (account, aws-global). */
export const users = kind<User>('iam.user');

/** The account's role of that name. */
export function findRole(
  store: Store,
  account: string,
  name: string,
): Role | undefined {
  return store.get(roles, globalScope(account), name);
}

export function putRole(store: Store, account: string, role: Role): void {
  store.put(roles, globalScope(account), role.RoleName, role);
}
