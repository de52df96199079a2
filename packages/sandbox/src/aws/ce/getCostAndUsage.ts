import { AwsError } from '../errors';
import { pageRange } from '../paginate';
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
  costs: Cost[];
  /** What each of the costs is on a day; made when the group is on a page. */
  daily?: ((day: string) => number)[];
}

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
    const { items, ...page } = pageOfGroups(periods, groups, end, input);
    const month = toDay(now).slice(0, 7);
    const ResultsByTime = items.map(({ period, spent }) => {
      const days = daysOf(period).filter(day => day < end);
      return {
        TimePeriod: period,
        Total: readers.length ? {} : metrics(addUp(spent, days)),
        Groups: readers.length
          ? spent.map(group => ({
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

/**
 * The groups with costs in each period that a page has. A year by account and service has millions:
 * they are counted, and only those of the page are taken.
 */
function pageOfGroups(
  periods: Period[],
  groups: Group[],
  end: string,
  input: { NextPageToken?: string },
) {
  const spentIn = (period: Period) =>
    period.Start < end ? groups.filter(({ since }) => since < period.End) : [];
  const counts = countsBySince(groups);
  // A period without costs takes a row, too.
  const rows = periods.map(period =>
    period.Start < end ? Math.max(counts(period.End), 1) : 1,
  );
  const {
    start,
    end: stop,
    ...page
  } = pageRange(
    rows.reduce((sum, count) => sum + count, 0),
    input,
    {
      tokenIn: 'NextPageToken',
      tokenOut: 'NextPageToken',
      default: pageSize,
      max: pageSize,
      invalidToken: shapes.invalidPageToken,
    },
  );
  let before = 0;
  const items = periods.flatMap((period, index) => {
    const first = before;
    before += rows[index];
    return first < stop && before > start
      ? {
          period,
          spent: spentIn(period).slice(
            Math.max(start - first, 0),
            stop - first,
          ),
        }
      : [];
  });
  return { items, ...page };
}

/** How many groups have costs before a day. */
function countsBySince(groups: Group[]): (day: string) => number {
  const counts = new Map<string, number>();
  for (const { since } of groups) {
    counts.set(since, (counts.get(since) ?? 0) + 1);
  }
  return day =>
    [...counts].reduce(
      (sum, [since, count]) => (since < day ? sum + count : sum),
      0,
    );
}

/** The groups of costs, by their keys. */
function groupsOf(costs: Cost[], readers: ((cost: Cost) => string)[]): Group[] {
  const groups = new Map<string, Group>();
  for (const cost of costs) {
    const keys = readers.map(read => read(cost));
    const name = keys.join('\n');
    const group = groups.get(name) ?? { keys, since: cost.since, costs: [] };
    group.costs.push(cost);
    group.since = group.since < cost.since ? group.since : cost.since;
    groups.set(name, group);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => group);
}

function addUp(groups: Group[], days: string[]): number {
  let usd = 0;
  for (const group of groups) {
    group.daily ??= group.costs.map(dailyCost);
    for (const costOf of group.daily) {
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
