import type { Call } from '../service';
import { identityArn } from './access';
import type { ProvisionedProduct } from './documents';
import { invalidParameters } from './errors';

type Owned = Pick<ProvisionedProduct, 'userArn' | 'userArnSession'>;
type Level = 'Account' | 'Role' | 'User';

/** Which provisioned products the caller asks to see: all of the account's, its role's or its own. */
export function levelFilter(
  filter: { Key?: Level; Value?: string } | undefined,
  standard: Level,
  { principal }: Call,
): (owned: Owned) => boolean {
  if (filter?.Value !== undefined && filter.Value !== 'self') {
    throw invalidParameters(
      `AccessLevelFilter value must be self, not ${filter.Value}.`,
    );
  }
  switch (filter?.Key ?? standard) {
    case 'Account':
      return () => true;
    case 'Role':
      return ({ userArn }) => userArn === identityArn(principal);
    default:
      return ({ userArnSession }) => userArnSession === principal.arn;
  }
}
