import {
  accounts,
  ancestors,
  findOrganization,
} from '../organizations/documents';
import { globalScope, type Env } from '../service';

/** What an account belongs to: itself, its OUs up to the root, the organization. */
export function organizationNodes(account: string, { store }: Env): string[] {
  const organization = findOrganization(store, account);
  if (!organization) {
    return [account];
  }
  const { Id, managementAccount } = organization;
  const parent = store.get(
    accounts,
    globalScope(managementAccount),
    account,
  )?.parent;
  return [account, Id, ...ancestors(store, managementAccount, parent)];
}
