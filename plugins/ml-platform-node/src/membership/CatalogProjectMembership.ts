import { AuthService } from '@backstage/backend-plugin-api';
import {
  parseEntityRef,
  RELATION_MEMBER_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { NotAllowedError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { MlProject } from '@atelier/plugin-ml-platform-common';
import { ProjectMembership } from './ProjectMembership';

/** Reads a person's groups from the catalog, with the plugin's own credentials. */
export class CatalogProjectMembership implements ProjectMembership {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;

  constructor(options: { auth: AuthService; catalog: CatalogService }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
  }

  async isMember(userRef: string, project: MlProject): Promise<boolean> {
    const user = await this.#catalog.getEntityByRef(userRef, {
      credentials: await this.#auth.getOwnServiceCredentials(),
    });
    const owner = normalize(project.owner);
    return Boolean(
      user?.relations?.some(
        relation =>
          relation.type === RELATION_MEMBER_OF &&
          normalize(relation.targetRef) === owner,
      ),
    );
  }

  async assertMember(userRef: string, project: MlProject): Promise<void> {
    if (!(await this.isMember(userRef, project))) {
      throw new NotAllowedError(
        `You do not belong to ${project.owner}, which owns the ML project '${project.slug}'. Ask that group to add you, or choose an ML project of your own groups.`,
      );
    }
  }
}

function normalize(ref: string): string {
  return stringifyEntityRef(parseEntityRef(ref));
}
