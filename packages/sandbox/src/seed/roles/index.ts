import {
  hubAccountId,
  managementAccountId,
  type SeedAccount,
} from '../accounts';
import { mlopsLaunchRole, studioLaunchRole } from './launch';
import { mlopsRoles } from './mlops';
import { personaRoles } from './personas';
import {
  catalogAdminRole,
  managementRoles,
  provisionerRole,
  readerRole,
} from './portal';
import type { SeedRole } from './SeedRole';

export { boundaryName, boundaryStatements } from './boundary';
export { portalUserArn } from './portal';
export type { SeedRole } from './SeedRole';

/** The roles of an account of the seeded organization. */
export function rolesOf({ id, project, stage }: SeedAccount): SeedRole[] {
  if (id === managementAccountId) {
    return managementRoles;
  }
  return [
    readerRole,
    provisionerRole(id),
    studioLaunchRole(id),
    ...(id === hubAccountId ? [catalogAdminRole, mlopsLaunchRole(id)] : []),
    ...(project && stage
      ? [...personaRoles, ...mlopsRoles(id, project, stage)]
      : []),
  ];
}
