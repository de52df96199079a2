import { ModelVersion } from '@atelier/plugin-ml-platform-common';

/** As many of the newest as are always shown. */
const newest = 5;

/** The versions that matter most: the newest, those that wait for a decision and those that serve somewhere. */
export function versionsAtFirst(versions: ModelVersion[]): ModelVersion[] {
  return versions.filter(
    ({ approval, deployments }, index) =>
      index < newest ||
      approval === 'PendingManualApproval' ||
      deployments.length > 0,
  );
}
