import { AwsTarget, MlPlatformConfig } from '@atelier/plugin-ml-platform-node';
import { Authorization } from '../authorization/authorizeInitiator';

/** The stage's account, in the first region of the ML project, in the name of the person. */
export function stageTarget({ user, account }: Authorization): AwsTarget {
  return {
    accountId: account.accountId,
    region: account.regions[0],
    role: 'provisioner',
    actor: user,
  };
}

/** The hub, in the same region. */
export function hubTarget(
  config: MlPlatformConfig,
  authorization: Authorization,
): AwsTarget {
  return {
    ...stageTarget(authorization),
    accountId: config.sharedServicesAccountId,
  };
}
