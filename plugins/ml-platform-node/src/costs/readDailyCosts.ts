import {
  CostExplorerClient,
  GetCostAndUsageCommand,
} from '@aws-sdk/client-cost-explorer';
import { Money } from '@atelier/plugin-ml-platform-common';
import { callAws } from '../calls/callAws';
import { paginate } from '../calls/paginate';
import { AwsClients, AwsTarget } from '../clients';
import { MlPlatformConfig } from '../config';

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
  period: { start: string; end: string; signal?: AbortSignal },
): AsyncIterable<DailyCost> {
  const target: AwsTarget = {
    accountId: config.managementAccountId,
    region: config.regions[0],
    role: 'reader',
  };
  const client = clients.get(CostExplorerClient, target);
  const days = paginate(async token => {
    const page = await callAws('ce:GetCostAndUsage', target, () =>
      client.send(
        new GetCostAndUsageCommand({
          TimePeriod: { Start: period.start, End: period.end },
          Granularity: 'DAILY',
          Metrics: ['UnblendedCost'],
          GroupBy: [
            { Type: 'DIMENSION', Key: 'LINKED_ACCOUNT' },
            { Type: 'DIMENSION', Key: 'SERVICE' },
          ],
          NextPageToken: token,
        }),
        { abortSignal: period.signal },
      ),
    );
    return { items: page.ResultsByTime, next: page.NextPageToken };
  });
  for await (const { TimePeriod, Groups = [] } of days) {
    for (const {
      Keys: [accountId = '', service = ''] = [],
      Metrics,
    } of Groups) {
      yield {
        date: TimePeriod?.Start ?? '',
        accountId,
        service,
        cost: {
          amount: Number(Metrics?.UnblendedCost?.Amount ?? 0),
          unit: Metrics?.UnblendedCost?.Unit ?? 'USD',
        },
      };
    }
  }
}
