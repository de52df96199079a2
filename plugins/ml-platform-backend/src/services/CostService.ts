import {
  CostGrouping,
  CostSeries,
  ProjectCosts,
  ProjectCostsRequest,
  UNTAGGED,
} from '@atelier/plugin-ml-platform-common';
import { Stores } from '../store';
import { CostRow, datesUpTo, shiftMonth, utcMonth } from '../store/CostStore';
import { freshness } from './freshness';
import { ProjectAccess, UserCredentials } from './ProjectAccess';

const defaultDays = 30;
const defaultUnit = 'USD';
/** Before the first day of a month. */
const noDay = '00';

/** Costs of ML projects, from the read model. */
export class CostService {
  readonly #access: ProjectAccess;
  readonly #managementAccountId: string;
  readonly #stores: Stores;

  constructor(options: {
    access: ProjectAccess;
    managementAccountId: string;
    stores: Stores;
  }) {
    this.#access = options.access;
    this.#managementAccountId = options.managementAccountId;
    this.#stores = options.stores;
  }

  async get(
    slug: string,
    request: ProjectCostsRequest,
    credentials: UserCredentials,
  ): Promise<ProjectCosts> {
    const { accounts } = await this.#access.read(slug, credentials);
    const { groupBy = 'service', days = defaultDays } = request;
    const { costs, refreshes } = this.#stores;
    const accountIds = accounts.map(({ accountId }) => accountId);
    const last = await costs.lastDate();
    const dates = last ? datesUpTo(last, days) : [];
    const month = utcMonth(new Date());
    const monthBefore = shiftMonth(month, -1);
    const lastDay = last?.startsWith(month) ? last.slice(8) : noDay;
    const list = (by: 'service' | 'account' | 'user') =>
      last ? costs.list(by, accountIds, dates[0]) : [];
    const [rows, tagged, months, reads] = await Promise.all([
      list(groupBy === 'service' ? 'service' : 'account'),
      groupBy === 'user' ? list('user') : [],
      costs.months(accountIds, { first: monthBefore, last: month }, lastDay),
      refreshes.list('costs', [this.#managementAccountId]),
    ]);
    const present = months.get(month);
    const before = months.get(monthBefore);
    const stageOf = new Map<string, string>(
      accounts.map(({ accountId, stage }) => [accountId, stage]),
    );
    const keyOf: Record<CostGrouping, (key: string) => string> = {
      service: service => service,
      account: accountId => accountId,
      stage: accountId => stageOf.get(accountId) ?? accountId,
      user: () => UNTAGGED,
    };
    return {
      unit: present?.unit ?? before?.unit ?? defaultUnit,
      groupBy,
      ...seriesOf({ dates, rows, keyOf: keyOf[groupBy], tagged }),
      monthToDate: present?.whole ?? 0,
      lastMonthToDate: before?.toDay ?? 0,
      lastMonth: before?.whole ?? 0,
      ...freshness(reads),
    };
  }
}

/**
 * The costs of each date, split. What a tag explains is taken from the key `UNTAGGED` that the rest has, so every split
 * adds up to the same.
 */
export function seriesOf(options: {
  dates: string[];
  /** All costs. */
  rows: CostRow[];
  /** Under which key a row counts, by its own. */
  keyOf(key: string): string;
  /** By person: those that carry the tag. */
  tagged: CostRow[];
}): Pick<ProjectCosts, 'dates' | 'series' | 'total'> {
  const { dates, keyOf, rows, tagged } = options;
  const place = new Map(dates.map((date, index) => [date, index]));
  const byKey = new Map<string, number[]>();
  const add = (key: string, date: string, amount: number) => {
    const index = place.get(date);
    if (index !== undefined) {
      const amounts = byKey.get(key) ?? dates.map(() => 0);
      amounts[index] += amount;
      byKey.set(key, amounts);
    }
  };
  for (const { key, date, amount } of rows) {
    add(keyOf(key), date, amount);
  }
  for (const { key, date, amount } of tagged) {
    add(key, date, amount);
    add(UNTAGGED, date, -amount);
  }
  const series: CostSeries[] = [...byKey].map(([key, amounts]) => ({
    key,
    amounts,
    total: sum(amounts),
  }));
  return {
    dates,
    series: series.sort(
      (a, b) => b.total - a.total || a.key.localeCompare(b.key),
    ),
    total: sum(
      rows.filter(({ date }) => place.has(date)).map(({ amount }) => amount),
    ),
  };
}

function sum(amounts: number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
