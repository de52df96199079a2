import {
  mlProjectProvisionPermission,
  mlProjectReadPermission,
  mlProjectRefreshPermission,
  modelApprovePermission,
  pipelineLogsReadPermission,
  pipelineOperatePermission,
  studioOpenPermission,
} from '@atelier/plugin-ml-platform-common';
import {
  catalogEntityCreatePermission,
  catalogEntityDeletePermission,
  catalogEntityReadPermission,
  catalogEntityRefreshPermission,
  catalogEntityValidatePermission,
  catalogIngestionManagePermission,
  catalogIngestionReadPermission,
  catalogLocationAnalyzePermission,
  catalogLocationCreatePermission,
  catalogLocationDeletePermission,
  catalogLocationReadPermission,
} from '@backstage/plugin-catalog-common/alpha';
import { Permission } from '@backstage/plugin-permission-common';
import {
  actionExecutePermission,
  taskCancelPermission,
  taskCreatePermission,
  taskReadPermission,
  templateDryRunPermission,
  templateManagementPermission,
  templateParameterReadPermission,
  templateStepReadPermission,
} from '@backstage/plugin-scaffolder-common/alpha';

/**
 * Whom a permission is granted to, among signed-in users:
 *
 * - `everyone`: all of them.
 * - `admins`: members of the admin groups.
 * - `task-owner`: the person who started the scaffolder task, and admins.
 * - `entity-owner`: those who own the catalog entity, and admins.
 * - `project-member`: those who belong to the owner group of the ML project. Not admins as such:
 *   to administer the platform is not to work in a team's accounts.
 * - `nobody`.
 */
export type Grant =
  | 'everyone'
  | 'admins'
  | 'task-owner'
  | 'entity-owner'
  | 'project-member'
  | 'nobody';

const grants: ReadonlyArray<[Permission, Grant]> = [
  [catalogEntityReadPermission, 'everyone'],
  [catalogEntityCreatePermission, 'everyone'],
  [catalogEntityRefreshPermission, 'everyone'],
  [catalogEntityValidatePermission, 'everyone'],
  [catalogEntityDeletePermission, 'entity-owner'],
  [catalogLocationReadPermission, 'everyone'],
  [catalogLocationCreatePermission, 'everyone'],
  [catalogLocationAnalyzePermission, 'everyone'],
  [catalogLocationDeletePermission, 'admins'],
  [catalogIngestionReadPermission, 'admins'],
  [catalogIngestionManagePermission, 'admins'],

  [templateParameterReadPermission, 'everyone'],
  [templateStepReadPermission, 'everyone'],
  [actionExecutePermission, 'everyone'],
  [taskCreatePermission, 'everyone'],
  [taskReadPermission, 'task-owner'],
  [taskCancelPermission, 'task-owner'],
  [templateDryRunPermission, 'admins'],
  [templateManagementPermission, 'admins'],

  [mlProjectReadPermission, 'everyone'],
  [mlProjectRefreshPermission, 'project-member'],
  [mlProjectProvisionPermission, 'project-member'],
  [studioOpenPermission, 'project-member'],
  [pipelineOperatePermission, 'project-member'],
  [pipelineLogsReadPermission, 'project-member'],
  [modelApprovePermission, 'project-member'],
];

/** The grant of each known permission, by the permission's name. */
export const grantsByName: ReadonlyMap<string, Grant> = new Map(
  grants.map(([permission, grant]) => [permission.name, grant]),
);

/**
 * Upstream plugins whose permissions to read, when a later version brings one that this policy
 * does not know, show no more than what every signed-in user may see anyway.
 * The scaffolder is not among them: its tasks hold what other people entered.
 */
const openReadPlugins = ['catalog', 'search', 'techdocs'];

/** Whom a permission is granted to; what nobody decided on is refused. */
export function grantOf(permission: Permission): Grant {
  const known = grantsByName.get(permission.name);
  if (known) {
    return known;
  }
  const [pluginId] = permission.name.split('.');
  return permission.attributes.action === 'read' &&
    openReadPlugins.includes(pluginId)
    ? 'everyone'
    : 'nobody';
}
