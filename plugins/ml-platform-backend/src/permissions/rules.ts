import {
  IS_PROJECT_MEMBER_RULE,
  ML_PROJECT_RESOURCE_TYPE,
  MlProject,
} from '@atelier/plugin-ml-platform-common';
import {
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { z } from 'zod';

/** A fragment of a query for ML projects: those of these owners. */
export interface MlProjectQuery {
  owners: string[];
}

/** ML projects as a resource of the permission framework; the resource ref is the slug. */
export const mlProjectPermissionResourceRef = createPermissionResourceRef<
  MlProject,
  MlProjectQuery
>().with({
  pluginId: 'ml-platform',
  resourceType: ML_PROJECT_RESOURCE_TYPE,
});

/** Whether one of the claims (entity refs) owns the ML project, as the tags of its accounts say. */
export const isProjectMember = createPermissionRule({
  name: IS_PROJECT_MEMBER_RULE,
  description: 'Allow ML projects whose owner group is one of the claims',
  resourceRef: mlProjectPermissionResourceRef,
  paramsSchema: z.object({
    claims: z
      .array(z.string())
      .describe('Entity refs of which one must own the ML project'),
  }),
  apply: (project, { claims }) => claims.includes(project.owner),
  toQuery: ({ claims }) => ({ owners: claims }),
});
