import {
  BackstageCredentials,
  BackstageUserPrincipal,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  ML_PROJECT_RESOURCE_TYPE,
  MlProject,
  mlProjectReadPermission,
} from '@atelier/plugin-ml-platform-common';
import {
  AuthorizeResult,
  PermissionCriteria,
  PolicyDecision,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  ConditionTransformer,
  createConditionAuthorizer,
  createConditionTransformer,
} from '@backstage/plugin-permission-node';
import {
  mlProjectPermissionResourceRef,
  MlProjectQuery,
} from '../permissions/rules';
import { AccountStore } from '../store/AccountStore';

export type UserCredentials = BackstageCredentials<BackstageUserPrincipal>;

type ProjectPermission = ResourcePermission<typeof ML_PROJECT_RESOURCE_TYPE>;

/** Who may see and do what with which ML project. */
export class ProjectAccess {
  readonly #permissions: PermissionsService;
  readonly #accounts: AccountStore;
  readonly #toQuery: ConditionTransformer<MlProjectQuery>;
  readonly #isAllowed: (
    decision: PolicyDecision,
    project: MlProject | undefined,
  ) => boolean;

  constructor(options: {
    permissions: PermissionsService;
    permissionsRegistry: PermissionsRegistryService;
    accounts: AccountStore;
  }) {
    this.#permissions = options.permissions;
    this.#accounts = options.accounts;
    const ruleset = options.permissionsRegistry.getPermissionRuleset(
      mlProjectPermissionResourceRef,
    );
    this.#toQuery = createConditionTransformer(ruleset);
    this.#isAllowed = createConditionAuthorizer(ruleset);
  }

  /** What the caller may list: everything, nothing, or what meets criteria. */
  async listable(
    credentials: UserCredentials,
  ): Promise<
    | { none: true }
    | { none: false; allowed?: PermissionCriteria<MlProjectQuery> }
  > {
    const [decision] = await this.#permissions.authorizeConditional(
      [{ permission: mlProjectReadPermission }],
      { credentials },
    );
    switch (decision.result) {
      case AuthorizeResult.ALLOW:
        return { none: false };
      case AuthorizeResult.CONDITIONAL:
        return { none: false, allowed: this.#toQuery(decision.conditions) };
      default:
        return { none: true };
    }
  }

  /** The ML project; NotFoundError also when the caller may not read it, so that nobody learns what exists. */
  async read(slug: string, credentials: UserCredentials): Promise<MlProject> {
    const { project } = await this.#find(slug, [], credentials);
    return project;
  }

  /** The ML project if the caller may do this with it; NotFoundError as `read`, NotAllowedError naming the permission. */
  async require(
    permission: ProjectPermission,
    slug: string,
    credentials: UserCredentials,
  ): Promise<MlProject> {
    const { project, allowed } = await this.#find(
      slug,
      [permission],
      credentials,
    );
    if (!allowed.every(Boolean)) {
      throw new NotAllowedError(
        `You need the permission '${permission.name}' on the ML project '${slug}'. Its members have it: ask ${project.owner} to add you.`,
      );
    }
    return project;
  }

  /** A readable ML project, and which of the permissions the caller has on it. */
  async #find(
    slug: string,
    permissions: ProjectPermission[],
    credentials: UserCredentials,
  ): Promise<{ project: MlProject; allowed: boolean[] }> {
    // The conditions are tried here: to decide for a resource, the permission backend would ask this one back.
    const [project, decisions] = await Promise.all([
      this.#accounts.get(slug),
      this.#permissions.authorizeConditional(
        [mlProjectReadPermission, ...permissions].map(permission => ({
          permission,
        })),
        { credentials },
      ),
    ]);
    const [mayRead, ...allowed] = decisions.map(decision =>
      this.#isAllowed(decision, project),
    );
    if (!project || !mayRead) {
      throw new NotFoundError(
        `There is no ML project '${slug}' that you may see. Check the name, or ask the ML platform team to give you access.`,
      );
    }
    return { project, allowed };
  }
}
