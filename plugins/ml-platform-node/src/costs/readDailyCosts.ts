import { CostExplorerClient } from '@aws-sdk/client-cost-explorer';
import { Money } from '@atelier/plugin-ml-platform-common';
import { AwsClients } from '../clients';
import { MlPlatformConfig } from '../config';
import { CostPeriod, payerTarget, readDailyGroups } from './readDailyGroups';

/** What an account spent on a service in a day. @public */
export interface DailyCost {
  /** `YYYY-MM-DD`, a day in UTC. */
  date: string;
  accountId: string;
  /** Name of the service as Cost Explorer writes it, such as `Amazon SageMaker`. */
  service: string;
  /** Unblended cost. */
  cost: Money;
}

/**
 * What every account of the organisation spent on each service, day by day, from the management account.
 *
 * `start` and `end` are days, `YYYY-MM-DD`; `end` is not included. One request serves the whole organisation, per page.
 *
 * Source: Cost Explorer `GetCostAndUsage`, `UnblendedCost` by `LINKED_ACCOUNT` and `SERVICE`.
 *
 * @public
 */
export async function* readDailyCosts(
  clients: AwsClients,
  config: Pick<MlPlatformConfig, 'managementAccountId' | 'regions'>,
  period: CostPeriod,
): AsyncIterable<DailyCost> {
  const target = payerTarget(config);
  const groups = readDailyGroups(
    clients.get(CostExplorerClient, target),
    target,
    [
      { Type: 'DIMENSION', Key: 'LINKED_ACCOUNT' },
      { Type: 'DIMENSION', Key: 'SERVICE' },
    ],
    period,
  );
  for await (const { date, keys, cost } of groups) {
    const [accountId, service] = keys;
    yield { date, accountId, service, cost };
  }
}
