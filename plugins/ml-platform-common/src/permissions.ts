import { createPermission } from '@backstage/plugin-permission-common';

/**
 * The resource type of ML projects; the resource ref is the ML project's slug.
 *
 * @public
 */
export const ML_PROJECT_RESOURCE_TYPE = 'ml-project';

/** See an ML project: its accounts, costs and Studio. @public */
export const mlProjectReadPermission = createPermission({
  name: 'ml-platform.project.read',
  attributes: { action: 'read' },
  resourceType: ML_PROJECT_RESOURCE_TYPE,
});

/** Ask AWS for an ML project's state now, ahead of the schedule. @public */
export const mlProjectRefreshPermission = createPermission({
  name: 'ml-platform.project.refresh',
  attributes: { action: 'update' },
  resourceType: ML_PROJECT_RESOURCE_TYPE,
});

/** Launch, update or end products in an ML project's accounts. @public */
export const mlProjectProvisionPermission = createPermission({
  name: 'ml-platform.project.provision',
  attributes: { action: 'create' },
  resourceType: ML_PROJECT_RESOURCE_TYPE,
});

/** Open Studio with one's own profile. @public */
export const studioOpenPermission = createPermission({
  name: 'ml-platform.studio.open',
  attributes: { action: 'update' },
  resourceType: ML_PROJECT_RESOURCE_TYPE,
});

/** Start, stop and retry pipelines of an ML project. @public */
export const pipelineOperatePermission = createPermission({
  name: 'ml-platform.pipeline.operate',
  attributes: { action: 'update' },
  resourceType: ML_PROJECT_RESOURCE_TYPE,
});

/** Read what the jobs of a pipeline log, which may hold data and secrets. @public */
export const pipelineLogsReadPermission = createPermission({
  name: 'ml-platform.pipeline.logs.read',
  attributes: { action: 'read' },
  resourceType: ML_PROJECT_RESOURCE_TYPE,
});

/** Approve or reject model versions of an ML project. @public */
export const modelApprovePermission = createPermission({
  name: 'ml-platform.model.approve',
  attributes: { action: 'update' },
  resourceType: ML_PROJECT_RESOURCE_TYPE,
});

/** All permissions of the plugin, each decided per ML project. @public */
export const mlPlatformPermissions = [
  mlProjectReadPermission,
  mlProjectRefreshPermission,
  mlProjectProvisionPermission,
  studioOpenPermission,
  pipelineOperatePermission,
  pipelineLogsReadPermission,
  modelApprovePermission,
];

/**
 * Name of the permission rule that asks whether one of the `claims` (entity refs) owns the ML project.
 * Params: `{ claims: string[] }`.
 *
 * @public
 */
export const IS_PROJECT_MEMBER_RULE = 'IS_PROJECT_MEMBER';
