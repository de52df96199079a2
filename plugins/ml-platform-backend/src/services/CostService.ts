import {
  CostGrouping,
  CostSeries,
  ProjectCosts,
  ProjectCostsRequest,
  UNTAGGED,
} from '@atelier/plugin-ml-platform-common';
import { Stores } from '../store';
import {
  costsByDate,
  datesUpTo,
  shiftMonth,
  utcDate,
} from '../store/CostStore';
import { freshness } from './freshness';
import { ProjectAccess, UserCredentials } from './ProjectAccess';

const defaultDays = 30;
const defaultUnit = 'USD';

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
    const { groupBy = 'service', days = defaultDays } = request;
    const { costs, refreshes } = this.#stores;
    const [{ accounts }, last, reads] = await Promise.all([
      this.#access.read(slug, credentials),
      costs.lastDate(),
      refreshes.list('costs', [this.#managementAccountId]),
    ]);
    const dates = last ? datesUpTo(last, days) : [];
    const month = (last ?? utcDate(new Date())).slice(0, 7);
    const monthBefore = shiftMonth(month, -1);
    const firstDate = [`${monthBefore}-01`, ...dates].sort()[0];
    const months = await costs.list(
      firstDate.slice(0, 7),
      accounts.map(({ accountId }) => accountId),
    );
    const stageOf = new Map<string, string>(
      accounts.map(({ accountId, stage }) => [accountId, stage]),
    );
    const keyOf: Record<
      CostGrouping,
      (accountId: string, service: string) => string
    > = {
      service: (_, service) => service,
      account: accountId => accountId,
      stage: accountId => stageOf.get(accountId) ?? accountId,
      user: () => UNTAGGED,
    };
    const rows = months.flatMap(({ accountId, month: of, services }) =>
      costsByDate(of, services).map(({ date, key, amount }) => ({
        date,
        key: keyOf[groupBy](accountId, key),
        amount,
      })),
    );
    const tagged =
      groupBy === 'user'
        ? months.flatMap(({ month: of, users }) => costsByDate(of, users))
        : [];
    const sumOf = (of: string, firstDays?: number) =>
      sum(
        months
          .filter(account => account.month === of)
          .flatMap(({ services }) => Object.values(services))
          .flatMap(amounts => amounts.slice(0, firstDays)),
      );
    return {
      unit: months[0]?.unit ?? defaultUnit,
      groupBy,
      ...seriesOf({ dates, rows, tagged }),
      monthToDate: sumOf(month),
      lastMonthToDate: sumOf(monthBefore, last ? Number(last.slice(8)) : 0),
      lastMonth: sumOf(monthBefore),
      ...freshness(reads),
    };
  }
}

/** What was spent in a day, and under which key it counts. */
export interface KeyedCost {
  date: string;
  key: string;
  amount: number;
}

/**
 * The costs of each date, split. What a tag explains is taken from the key `UNTAGGED` that the rest has, so every split
 * adds up to the same.
 */
export function seriesOf(options: {
  dates: string[];
  /** All costs. */
  rows: KeyedCost[];
  /** By person: those that carry the tag. */
  tagged: KeyedCost[];
}): Pick<ProjectCosts, 'dates' | 'series' | 'total'> {
  const { dates, rows, tagged } = options;
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
    add(key, date, amount);
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
