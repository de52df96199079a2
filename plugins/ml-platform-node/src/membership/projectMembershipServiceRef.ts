import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { CatalogProjectMembership } from './CatalogProjectMembership';
import { ProjectMembership } from './ProjectMembership';

/**
 * Who belongs to an ML project.
 *
 * @public
 */
export const projectMembershipServiceRef = createServiceRef<ProjectMembership>({
  id: 'ml-platform.project-membership',
  scope: 'plugin',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { auth: coreServices.auth, catalog: catalogServiceRef },
      factory: deps => new CatalogProjectMembership(deps),
    }),
});
