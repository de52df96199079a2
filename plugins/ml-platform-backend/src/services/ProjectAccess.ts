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
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  ConditionTransformer,
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

  constructor(options: {
    permissions: PermissionsService;
    permissionsRegistry: PermissionsRegistryService;
    accounts: AccountStore;
  }) {
    this.#permissions = options.permissions;
    this.#accounts = options.accounts;
    this.#toQuery = createConditionTransformer(
      options.permissionsRegistry.getPermissionRuleset(
        mlProjectPermissionResourceRef,
      ),
    );
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
    const [project, [mayRead]] = await Promise.all([
      this.#accounts.get(slug),
      this.#areAllowed([mlProjectReadPermission], slug, credentials),
    ]);
    return visible(slug, mayRead ? project : undefined);
  }

  /** The ML project if the caller may do this with it; NotFoundError as `read`, NotAllowedError naming the permission. */
  async require(
    permission: ProjectPermission,
    slug: string,
    credentials: UserCredentials,
  ): Promise<MlProject> {
    const [found, [mayRead, may]] = await Promise.all([
      this.#accounts.get(slug),
      this.#areAllowed(
        [mlProjectReadPermission, permission],
        slug,
        credentials,
      ),
    ]);
    const project = visible(slug, mayRead ? found : undefined);
    if (!may) {
      throw new NotAllowedError(
        `You need the permission '${permission.name}' on the ML project '${slug}'. Its members have it: ask ${project.owner} to add you.`,
      );
    }
    return project;
  }

  async #areAllowed(
    permissions: ProjectPermission[],
    slug: string,
    credentials: UserCredentials,
  ): Promise<boolean[]> {
    const decisions = await this.#permissions.authorize(
      permissions.map(permission => ({ permission, resourceRef: slug })),
      { credentials },
    );
    return decisions.map(({ result }) => result === AuthorizeResult.ALLOW);
  }
}

function visible(slug: string, project: MlProject | undefined): MlProject {
  if (!project) {
    throw new NotFoundError(
      `There is no ML project '${slug}' that you may see. Check the name, or ask the ML platform team to give you access.`,
    );
  }
  return project;
}
