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

  async membershipOf(
    userRef: string,
  ): Promise<(project: MlProject) => boolean> {
    const user = await this.#catalog.getEntityByRef(userRef, {
      credentials: await this.#auth.getOwnServiceCredentials(),
    });
    const groups = new Set(
      user?.relations
        ?.filter(({ type }) => type === RELATION_MEMBER_OF)
        .map(({ targetRef }) => normalize(targetRef)),
    );
    return ({ owner }) => groups.has(normalize(owner));
  }

  async assertMember(userRef: string, project: MlProject): Promise<void> {
    const belongsTo = await this.membershipOf(userRef);
    if (!belongsTo(project)) {
      throw new NotAllowedError(
        `You do not belong to ${project.owner}, which owns the ML project '${project.slug}'. Ask that group to add you, or choose an ML project of your own groups.`,
      );
    }
  }
}

function normalize(ref: string): string {
  return stringifyEntityRef(parseEntityRef(ref));
}
