import {
  CostGrouping,
  CostSeries,
  MlAccount,
  ProjectCosts,
  ProjectCostsRequest,
  UNTAGGED,
} from '@atelier/plugin-ml-platform-common';
import { Stores } from '../store';
import {
  CostRow,
  datesUpTo,
  shiftMonth,
  utcMonth,
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
    const { accounts } = await this.#access.read(slug, credentials);
    const { groupBy = 'service', days = defaultDays } = request;
    const { costs, refreshes } = this.#stores;
    const last = await costs.lastDate();
    const dates = last ? datesUpTo(last, days) : [];
    const lastMonth = shiftMonth(utcMonth(new Date()), -1);
    const start = [dates[0] ?? '', `${lastMonth}-01`].sort()[0];
    const accountIds = accounts.map(({ accountId }) => accountId);
    const rows = await costs.list('service', accountIds, start);
    const tagged =
      groupBy === 'user' ? await costs.list('user', accountIds, start) : [];
    return {
      unit: rows[0]?.unit ?? defaultUnit,
      groupBy,
      ...seriesOf({ accounts, dates, groupBy, rows, tagged }),
      ...months(rows, last, new Date()),
      ...freshness(await refreshes.list('costs', [this.#managementAccountId])),
    };
  }
}

/** The costs of each date, split. What the user tag does not explain is untagged, so every split adds up to the same. */
export function seriesOf(options: {
  accounts: Array<Pick<MlAccount, 'accountId' | 'stage'>>;
  dates: string[];
  groupBy: CostGrouping;
  /** By service: all costs. */
  rows: CostRow[];
  /** By person: those that carry the tag. */
  tagged: CostRow[];
}): Pick<ProjectCosts, 'dates' | 'series' | 'total'> {
  const { dates, groupBy, rows, tagged } = options;
  const stageOf = new Map<string, string>(
    options.accounts.map(({ accountId, stage }) => [accountId, stage]),
  );
  const keyOf: Record<CostGrouping, (row: CostRow) => string> = {
    service: ({ key }) => key,
    account: ({ accountId }) => accountId,
    stage: ({ accountId }) => stageOf.get(accountId) ?? '',
    user: () => UNTAGGED,
  };
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
  for (const row of rows) {
    add(keyOf[groupBy](row), row.date, row.amount);
  }
  if (groupBy === 'user') {
    for (const { key, date, amount } of tagged) {
      add(key, date, amount);
      add(UNTAGGED, date, -amount);
    }
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

/** This month up to the last date, last month up to the same day of the month, and all of last month. */
export function months(
  rows: CostRow[],
  last: string | undefined,
  now: Date,
): Pick<ProjectCosts, 'monthToDate' | 'lastMonthToDate' | 'lastMonth'> {
  const month = utcMonth(now);
  const before = shiftMonth(month, -1);
  const lastDay = last?.startsWith(month) ? last.slice(8) : '00';
  const total = (from: string, to: string) =>
    sum(
      rows
        .filter(({ date }) => date >= from && date <= to)
        .map(({ amount }) => amount),
    );
  return {
    monthToDate: total(`${month}-01`, `${month}-31`),
    lastMonthToDate: total(`${before}-01`, `${before}-${lastDay}`),
    lastMonth: total(`${before}-01`, `${before}-31`),
  };
}

function sum(amounts: number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
