import { kind, type Store } from '../../store';
import { globalScope, type Tag } from '../service';

export interface Organization {
  Id: string;
  Arn: string;
  managementAccount: string;
}

export type AccountState =
  | 'PENDING_ACTIVATION'
  | 'ACTIVE'
  | 'SUSPENDED'
  | 'PENDING_CLOSURE'
  | 'CLOSED';

/** A root or an organizational unit. */
export interface Unit {
  Id: string;
  Arn: string;
  Name: string;
  /** Absent: this is the root. */
  parent?: string;
}

export interface Account {
  Id: string;
  Arn: string;
  Email: string;
  Name: string;
  State: AccountState;
  JoinedMethod: 'INVITED' | 'CREATED';
  /** ISO 8601. */
  joinedAt: string;
  parent: string;
}

/** All of them in scope (management account, aws-global). */
export const organizations = kind<Organization>('organizations.organization');
export const units = kind<Unit>('organizations.unit');
export const accounts = kind<Account>('organizations.account');
/** Tags of an account or unit, by its id. */
export const resourceTags = kind<Tag[]>('organizations.tags');

/** The organization that an account is in. */
export function findOrganization(
  store: Store,
  account: string,
): Organization | undefined {
  return store
    .list(organizations, {})
    .find(({ managementAccount }) =>
      store.get(accounts, globalScope(managementAccount), account),
    );
}

/** Ids from the root down to the parent of an account or unit. */
export function ancestors(
  store: Store,
  managementAccount: string,
  parent: string | undefined,
): string[] {
  if (parent === undefined) {
    return [];
  }
  const unit = store.get(units, globalScope(managementAccount), parent);
  return [...ancestors(store, managementAccount, unit?.parent), parent];
}
