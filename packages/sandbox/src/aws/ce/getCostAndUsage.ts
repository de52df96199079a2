import { AwsError } from '../errors';
import { paginate } from '../paginate';
import { operation } from '../service';
import { s } from '../shapes';
import { dailyCost, lastDayOf, readCosts, type Cost } from './costs';
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
const pageSize = 4_000;

/** Costs that are shown together. */
interface Group {
  keys: string[];
  /** First day with costs. */
  since: string;
  daily: ((day: string) => number)[];
}

const none: Group = { keys: [], since: '', daily: [] };

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
    const groups = groupsOf(costs, readers);
    const end = lastDayOf(input.TimePeriod, now);
    const periods = split(input.TimePeriod, input.Granularity);
    // Only what is on the page is added up.
    const rows = periods.flatMap(period => {
      const spent = groups.filter(
        ({ since }) => period.Start < end && since < period.End,
      );
      return (spent.length ? spent : [none]).map(group => ({ period, group }));
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
        const spent = items
          .filter(row => row.period === period)
          .map(({ group }) => group);
        const days = daysOf(period).filter(day => day < end);
        return {
          TimePeriod: period,
          Total: readers.length ? {} : metrics(addUp(spent, days)),
          Groups: readers.length
            ? spent
                .filter(({ keys }) => keys.length)
                .map(group => ({
                  Keys: group.keys,
                  Metrics: metrics(addUp([group], days)),
                }))
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

/** The groups of costs, by their keys. */
function groupsOf(costs: Cost[], readers: ((cost: Cost) => string)[]): Group[] {
  const groups = new Map<string, Group>();
  for (const cost of costs) {
    const keys = readers.map(read => read(cost));
    const name = JSON.stringify(keys);
    const group = groups.get(name) ?? { keys, since: cost.since, daily: [] };
    group.daily.push(dailyCost(cost));
    group.since = group.since < cost.since ? group.since : cost.since;
    groups.set(name, group);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => group);
}

function addUp(groups: Group[], days: string[]): number {
  let usd = 0;
  for (const { daily } of groups) {
    for (const costOf of daily) {
      for (const day of days) {
        usd += costOf(day);
      }
    }
  }
  return usd;
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
