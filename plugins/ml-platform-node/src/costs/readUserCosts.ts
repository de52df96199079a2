import { CostExplorerClient } from '@aws-sdk/client-cost-explorer';
import { Money } from '@atelier/plugin-ml-platform-common';
import { AwsClients } from '../clients';
import { MlPlatformConfig } from '../config';
import { CostPeriod, payerTarget, readDailyGroups } from './readDailyGroups';

/** What was spent in an account in a day under the tag of one person. @public */
export interface DailyUserCost {
  /** `YYYY-MM-DD`, a day in UTC. */
  date: string;
  accountId: string;
  /** Value of the user tag: the person's entity ref. */
  user: string;
  /** Unblended cost. */
  cost: Money;
}

/**
 * What every account of the organisation spent under each value of the user tag, day by day, from the management
 * account. Costs without the tag are left out: they are what remains of the account's costs. None at all while the tag
 * is not activated as a cost allocation tag.
 *
 * `start` and `end` are days, `YYYY-MM-DD`; `end` is not included. One request serves the whole organisation, per page.
 *
 * Source: Cost Explorer `GetCostAndUsage`, `UnblendedCost` by `LINKED_ACCOUNT` and the user tag.
 *
 * @public
 */
export async function* readUserCosts(
  clients: AwsClients,
  config: Pick<MlPlatformConfig, 'managementAccountId' | 'regions' | 'tags'>,
  period: CostPeriod,
): AsyncIterable<DailyUserCost> {
  const target = payerTarget(config);
  const tag = config.tags.user;
  const groups = readDailyGroups(
    clients.get(CostExplorerClient, target),
    target,
    [
      { Type: 'DIMENSION', Key: 'LINKED_ACCOUNT' },
      { Type: 'TAG', Key: tag },
    ],
    period,
  );
  for await (const { date, keys, cost } of groups) {
    const [accountId, tagged] = keys;
    // Cost Explorer writes `key$value`, and nothing after the sign where the tag is not set.
    const user = tagged.slice(tag.length + 1);
    if (user) {
      yield { date, accountId, user, cost };
    }
  }
}
