import {
  CostExplorerClient,
  GetCostAndUsageCommand,
  GroupDefinition,
} from '@aws-sdk/client-cost-explorer';
import { Money } from '@atelier/plugin-ml-platform-common';
import { callAws } from '../calls/callAws';
import { paginate } from '../calls/paginate';
import { AwsTarget } from '../clients';
import { MlPlatformConfig } from '../config';

/** Days, `YYYY-MM-DD`, in UTC; `end` is not included. @public */
export interface CostPeriod {
  start: string;
  end: string;
  signal?: AbortSignal;
}

/** The cost of a group in a day. */
export interface DailyGroup {
  date: string;
  /** One for each of the two things that are grouped by. */
  keys: [string, string];
  cost: Money;
}

/** Cost Explorer is asked in the management account, in the home region. */
export function payerTarget(
  config: Pick<MlPlatformConfig, 'managementAccountId' | 'regions'>,
): AwsTarget {
  return {
    accountId: config.managementAccountId,
    region: config.regions[0],
    role: 'reader',
  };
}

/** Unblended costs by day and group, all pages. */
export async function* readDailyGroups(
  client: CostExplorerClient,
  target: AwsTarget,
  groupBy: [GroupDefinition, GroupDefinition],
  period: CostPeriod,
): AsyncIterable<DailyGroup> {
  const days = paginate(async token => {
    const page = await callAws('ce:GetCostAndUsage', target, () =>
      client.send(
        new GetCostAndUsageCommand({
          TimePeriod: { Start: period.start, End: period.end },
          Granularity: 'DAILY',
          Metrics: ['UnblendedCost'],
          GroupBy: groupBy,
          NextPageToken: token,
        }),
        { abortSignal: period.signal },
      ),
    );
    return { items: page.ResultsByTime, next: page.NextPageToken };
  });
  for await (const { TimePeriod, Groups = [] } of days) {
    for (const { Keys: [first = '', second = ''] = [], Metrics } of Groups) {
      yield {
        date: TimePeriod?.Start ?? '',
        keys: [first, second],
        cost: {
          amount: Number(Metrics?.UnblendedCost?.Amount ?? 0),
          unit: Metrics?.UnblendedCost?.Unit ?? 'USD',
        },
      };
    }
  }
}
