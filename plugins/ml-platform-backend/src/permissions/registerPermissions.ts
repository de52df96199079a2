import { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import { mlPlatformPermissions } from '@atelier/plugin-ml-platform-common';
import { AccountStore } from '../store/AccountStore';
import { isProjectMember, mlProjectPermissionResourceRef } from './rules';

/** Tells the permission framework what can be decided about ML projects, and on what facts. */
export function registerPermissions(
  registry: PermissionsRegistryService,
  accounts: AccountStore,
): void {
  registry.addResourceType({
    resourceRef: mlProjectPermissionResourceRef,
    permissions: mlPlatformPermissions,
    rules: [isProjectMember],
    getResources: slugs => accounts.getMany(slugs),
  });
}
