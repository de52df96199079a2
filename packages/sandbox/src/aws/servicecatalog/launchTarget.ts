import type { Call } from '../service';
import { launchParameters } from './constraints';
import type { LaunchTarget } from './documents';
import type { LaunchPath } from './launchPaths';

/**
 * Where the stack of a launch is made, and as which role. A LAUNCH constraint with
 * `LocalRoleName` means the role of that name in the launching account; one with `RoleArn`
 * means the role's own account; without a constraint the caller builds in its own account.
 */
export function launchTarget(
  { constraints }: LaunchPath,
  { account, region, partition }: Call,
): LaunchTarget {
  const launch = constraints.find(({ type }) => type === 'LAUNCH');
  if (!launch) {
    return { account, region };
  }
  const { RoleArn, LocalRoleName } = launchParameters(launch.parameters);
  return LocalRoleName
    ? {
        account,
        region,
        roleArn: `arn:${partition}:iam::${account}:role/${LocalRoleName}`,
      }
    : { account: RoleArn?.split(':')[4] ?? account, region, roleArn: RoleArn };
}
