import { AwsError } from '../errors';
import { paginate } from '../paginate';
import { operation } from '../service';
import { s } from '../shapes';
import { readCosts, type Cost } from './costs';
import {
  addDays,
  checkPeriod,
  daysOf,
  monthsOf,
  toDay,
  type Period,
} from './dates';
import { toTest } from './filter';
import { keyReaders } from './groupBy';
import { readMetrics } from './metrics';
import * as shapes from './shapes';

/** Groups on a page. */
const pageSize = 2_000;

export const GetCostAndUsage = operation({
  write: false,
  input: s.structure({
    TimePeriod: shapes.timePeriod.required(),
    Granularity: s.string({ enum: ['DAILY', 'MONTHLY', 'HOURLY'] }).required(),
    Metrics: s.list(s.string({ max: 1024 })).required(),
    Filter: shapes.expression,
    GroupBy: shapes.groupBy,
    BillingViewArn: shapes.billingViewArn,
    NextPageToken: shapes.nextPageToken,
  }),
  handle(input, call) {
    const now = call.env.clock.now();
    checkPeriod(input.TimePeriod, now);
    const groupBy = input.GroupBy ?? [];
    const readers = keyReaders(groupBy);
    const metrics = readMetrics(input.Metrics);
    const isWanted = toTest(input.Filter);
    const costs = readCosts(input.TimePeriod, call).filter(isWanted);
    const periods = split(input.TimePeriod, input.Granularity);
    const byDay = new Map<string, Cost[]>();
    for (const cost of costs) {
      const ofDay = byDay.get(cost.day);
      if (ofDay) {
        ofDay.push(cost);
      } else {
        byDay.set(cost.day, [cost]);
      }
    }
    const rows = periods.flatMap(period => {
      const spent = daysOf(period).flatMap(day => byDay.get(day) ?? []);
      return groupsOf(spent, readers).map(group => ({ period, ...group }));
    });
    const { items, ...page } = paginate(rows, input, {
      tokenIn: 'NextPageToken',
      tokenOut: 'NextPageToken',
      default: pageSize,
      max: pageSize,
      invalidToken: shapes.invalidPageToken,
    });
    const month = toDay(now).slice(0, 7);
    const ResultsByTime = periods
      .filter(period => items.some(row => row.period === period))
      .map(period => {
        const groups = items.filter(row => row.period === period);
        return {
          TimePeriod: period,
          Total: readers.length ? {} : metrics(groups.flatMap(g => g.costs)),
          Groups: readers.length
            ? groups
                .filter(({ keys }) => keys.length)
                .map(g => ({ Keys: g.keys, Metrics: metrics(g.costs) }))
            : [],
          Estimated: period.End > `${month}-01`,
        };
      });
    return {
      GroupDefinitions: groupBy.length ? groupBy : undefined,
      ResultsByTime,
      DimensionValueAttributes: accountNames(groupBy, costs),
      ...page,
    };
  },
});

function split(period: Period, granularity: string): Period[] {
  if (granularity === 'MONTHLY') {
    return monthsOf(period);
  }
  if (granularity === 'DAILY') {
    return daysOf(period).map(Start => ({ Start, End: addDays(Start, 1) }));
  }
  throw new AwsError(
    'DataUnavailableException',
    'Hourly data is not enabled for this account.',
  );
}

/** The groups of a period's costs; one without keys where there are none. */
function groupsOf(
  costs: Cost[],
  readers: ((cost: Cost) => string)[],
): { keys: string[]; costs: Cost[] }[] {
  const groups = new Map<string, { keys: string[]; costs: Cost[] }>();
  for (const cost of costs) {
    const keys = readers.map(read => read(cost));
    const name = JSON.stringify(keys);
    const group = groups.get(name) ?? { keys, costs: [] };
    group.costs.push(cost);
    groups.set(name, group);
  }
  const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.length
    ? sorted.map(([, group]) => group)
    : [{ keys: [], costs: [] }];
}

/** The names of the accounts that are grouped by. */
function accountNames(groupBy: { Key?: string }[], costs: Cost[]) {
  if (!groupBy.some(({ Key }) => Key === 'LINKED_ACCOUNT')) {
    return [];
  }
  const names = new Map(
    costs.map(({ account, accountName }) => [account, accountName]),
  );
  return [...names].map(([Value, description]) => ({
    Value,
    Attributes: { description },
  }));
}
