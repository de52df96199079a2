import {
  accounts as accountDocuments,
  organizations,
  resourceTags,
  units,
} from '../aws/organizations/documents';
import { globalScope, type Store } from '../aws/service';
import {
  accounts,
  managementAccountId,
  organizationId,
  organizationalUnits,
  projectTags,
  rootId,
  type SeedAccount,
} from './accounts';
import type { Seed } from './Seed';

const scope = globalScope(managementAccountId);
const day = 24 * 60 * 60 * 1_000;
/** How long ago the organization began. */
const age = 400 * day;

/** The organization: its units, accounts and their tags. */
export const seedOrganization: Seed = ({ store, clock }) => {
  store.put(organizations, scope, organizationId, {
    Id: organizationId,
    Arn: arn(`organization/${organizationId}`),
    managementAccount: managementAccountId,
  });
  store.put(units, scope, rootId, {
    Id: rootId,
    Arn: arn(`root/${organizationId}/${rootId}`),
    Name: 'Root',
  });
  for (const { id, name, parent } of organizationalUnits) {
    store.put(units, scope, id, {
      Id: id,
      Arn: arn(`ou/${organizationId}/${id}`),
      Name: name,
      parent,
    });
  }
  const began = clock.now().getTime() - age;
  accounts.forEach((account, index) =>
    seedAccount(account, began + index * 10 * day, store),
  );
};

/** An account of the organization and its tags. */
export function seedAccount(
  { id, name, ou, project, stage }: SeedAccount,
  joinedAt: number,
  store: Store,
): void {
  store.put(accountDocuments, scope, id, {
    Id: id,
    Arn: arn(`account/${organizationId}/${id}`),
    Email: `aws+${name}@atelier.example`,
    Name: name,
    State: 'ACTIVE',
    JoinedMethod: id === managementAccountId ? 'INVITED' : 'CREATED',
    joinedAt: new Date(joinedAt).toISOString(),
    parent: ou,
  });
  const tags = project && stage ? projectTags(project, stage) : [];
  store.put(resourceTags, scope, id, tags);
}

function arn(resource: string): string {
  return `arn:aws:organizations::${managementAccountId}:${resource}`;
}
