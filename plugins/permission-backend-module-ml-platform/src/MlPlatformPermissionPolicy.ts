import {
  IS_PROJECT_MEMBER_RULE,
  ML_PROJECT_RESOURCE_TYPE,
} from '@atelier/plugin-ml-platform-common';
import { RootConfigService } from '@backstage/backend-plugin-api';
import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import { RESOURCE_TYPE_CATALOG_ENTITY } from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  isResourcePermission,
  Permission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  createScaffolderTaskConditionalDecision,
  scaffolderTaskConditions,
} from '@backstage/plugin-scaffolder-backend/alpha';
import { RESOURCE_TYPE_SCAFFOLDER_TASK } from '@backstage/plugin-scaffolder-common/alpha';
import { grantOf } from './grants';
import { readAdminGroups } from './readAdminGroups';

/** What {@link MlPlatformPermissionPolicy} is made from. @public */
export interface MlPlatformPermissionPolicyOptions {
  /** Entity refs of the groups whose members administer the platform. */
  adminGroups: string[];
}

const allow: PolicyDecision = { result: AuthorizeResult.ALLOW };
const deny: PolicyDecision = { result: AuthorizeResult.DENY };

// The three decisions below refuse a permission without its resource type: the request body
// of the permission backend carries the permission object, and a user may write any.

function ifTaskOwner(
  permission: Permission,
  userEntityRef: string,
): PolicyDecision {
  return isResourcePermission(permission, RESOURCE_TYPE_SCAFFOLDER_TASK)
    ? createScaffolderTaskConditionalDecision(
        permission,
        scaffolderTaskConditions.isTaskOwner({ createdBy: [userEntityRef] }),
      )
    : deny;
}

function ifEntityOwner(
  permission: Permission,
  claims: string[],
): PolicyDecision {
  return isResourcePermission(permission, RESOURCE_TYPE_CATALOG_ENTITY)
    ? createCatalogConditionalDecision(
        permission,
        catalogConditions.isEntityOwner({ claims }),
      )
    : deny;
}

function ifProjectMember(
  permission: Permission,
  claims: string[],
): PolicyDecision {
  return isResourcePermission(permission, ML_PROJECT_RESOURCE_TYPE)
    ? {
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'ml-platform',
        resourceType: ML_PROJECT_RESOURCE_TYPE,
        conditions: {
          rule: IS_PROJECT_MEMBER_RULE,
          resourceType: ML_PROJECT_RESOURCE_TYPE,
          params: { claims },
        },
      }
    : deny;
}

/**
 * Who may do what in the portal. The package's README has the table.
 *
 * A company with a policy of its own makes an instance and hands it the requests that it does not decide itself.
 *
 * @public
 */
export class MlPlatformPermissionPolicy implements PermissionPolicy {
  readonly #adminGroups: ReadonlySet<string>;

  /** Reads `permission.mlPlatform` and throws an error that names the key when it is wrong. */
  static fromConfig(config: RootConfigService): MlPlatformPermissionPolicy {
    return new MlPlatformPermissionPolicy({
      adminGroups: readAdminGroups(config),
    });
  }

  constructor(options: MlPlatformPermissionPolicyOptions) {
    this.#adminGroups = new Set(options.adminGroups);
  }

  async handle(
    request: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!user) {
      return deny;
    }
    const { permission } = request;
    const { userEntityRef, ownershipEntityRefs } = user.info;
    const isAdmin = ownershipEntityRefs.some(ref => this.#adminGroups.has(ref));
    switch (grantOf(permission)) {
      case 'everyone':
        return allow;
      case 'admins':
        return isAdmin ? allow : deny;
      case 'task-owner':
        return isAdmin ? allow : ifTaskOwner(permission, userEntityRef);
      case 'entity-owner':
        return isAdmin ? allow : ifEntityOwner(permission, ownershipEntityRefs);
      case 'project-member':
        return ifProjectMember(permission, ownershipEntityRefs);
      default:
        return deny;
    }
  }
}
