import { Knex } from 'knex';
import { DailyCost, DailyUserCost } from '@atelier/plugin-ml-platform-node';
import { chunkSize } from './parts';

/** Days of costs that lists show for each ML project. */
export const recentDays = 30;

const dayMs = 24 * 60 * 60 * 1000;

/** What an account spent in a month, on each service, and for each person where the user tag says so. */
export interface AccountMonth {
  accountId: string;
  /** `YYYY-MM`. */
  month: string;
  unit: string;
  services: DailyAmounts;
  users: DailyAmounts;
}

/** Amounts by day of the month, from its first day on; by service or person. */
export type DailyAmounts = Record<string, number[]>;

interface AccountCostsRow {
  partition: string;
  account_id: string;
  month: string;
  amount: number;
  unit: string;
  services: string;
  users: string;
}

/** What Cost Explorer said of a month, as far as it has come. */
export interface MonthOfCosts {
  /** `YYYY-MM`. */
  month: string;
  services: DailyCost[];
  users: DailyUserCost[];
}

/** What each account spends, a row a month: what a page shows is a few rows. */
export class CostStore {
  readonly #knex: Knex;
  readonly #partition: string;

  constructor(knex: Knex, partition: string) {
    this.#knex = knex;
    this.#partition = partition;
  }

  /** Replaces the costs of a month, read from `readAt` on, unless a later read was written. */
  async replaceMonth(
    { month, services, users }: MonthOfCosts,
    readAt: Date,
  ): Promise<void> {
    const partition = this.#partition;
    const read_at = readAt.toISOString();
    const last_date =
      services
        .map(({ date }) => date)
        .sort()
        .at(-1) ?? null;
    await this.#knex.transaction(async transaction => {
      const claimed = await transaction('cost_months')
        .insert({ partition, month, read_at, last_date })
        .onConflict(['partition', 'month'])
        .merge({ read_at, last_date })
        .where('cost_months.read_at', '<=', read_at)
        .returning('month');
      if (claimed.length === 0) {
        return;
      }
      await transaction('account_costs').where({ partition, month }).delete();
      await transaction.batchInsert<AccountCostsRow>(
        'account_costs',
        accountMonths({ month, services, users }).map(it => ({
          partition,
          account_id: it.accountId,
          month,
          amount: sum(Object.values(it.services).flat()),
          unit: it.unit,
          services: JSON.stringify(it.services),
          users: JSON.stringify(it.users),
        })),
        chunkSize,
      );
    });
  }

  /** Forgets the months before `oldest`, and sums the last 30 days anew. */
  async finish(transaction: Knex.Transaction, oldest: string): Promise<void> {
    const partition = this.#partition;
    for (const table of ['account_costs', 'cost_months']) {
      await transaction(table)
        .where({ partition })
        .where('month', '<', oldest)
        .delete();
    }
    await this.#sumRecentDays(transaction);
  }

  /** When each month was last read, oldest first. */
  async monthsRead(): Promise<Map<string, Date>> {
    const rows = await this.#knex('cost_months')
      .where({ partition: this.#partition })
      .orderBy('month')
      .select<Array<{ month: string; read_at: string }>>(['month', 'read_at']);
    return new Map(rows.map(row => [row.month, new Date(row.read_at)]));
  }

  /** The last day that has costs anywhere; undefined while nothing was read. */
  async lastDate(knex: Knex = this.#knex): Promise<string | undefined> {
    const [{ last }] = await knex('cost_months')
      .where({ partition: this.#partition })
      .max<Array<{ last: string | null }>>({ last: 'last_date' });
    return last ?? undefined;
  }

  /** The costs of accounts from a month on; of all accounts where none are given. */
  async list(
    firstMonth: string,
    accountIds?: string[],
    knex: Knex = this.#knex,
  ): Promise<AccountMonth[]> {
    const query = knex<AccountCostsRow>('account_costs')
      .where({ partition: this.#partition })
      .where('month', '>=', firstMonth);
    if (accountIds) {
      query.whereIn('account_id', accountIds);
    }
    const rows = await query;
    return rows.map(row => ({
      accountId: row.account_id,
      month: row.month,
      unit: row.unit,
      services: JSON.parse(row.services),
      users: JSON.parse(row.users),
    }));
  }

  /** The sums of the last 30 days of accounts, oldest first. */
  async recent(accountIds: string[]): Promise<Map<string, number[]>> {
    const rows = await this.#knex('recent_costs')
      .where({ partition: this.#partition })
      .whereIn('account_id', accountIds)
      .select<Array<{ account_id: string; amounts: string }>>([
        'account_id',
        'amounts',
      ]);
    return new Map(rows.map(row => [row.account_id, JSON.parse(row.amounts)]));
  }

  async #sumRecentDays(transaction: Knex.Transaction): Promise<void> {
    const partition = this.#partition;
    const last = await this.lastDate(transaction);
    const dates = last ? datesUpTo(last, recentDays) : [];
    const months = last
      ? await this.list(dates[0].slice(0, 7), undefined, transaction)
      : [];
    const place = new Map(dates.map((date, index) => [date, index]));
    const byAccount = new Map<string, number[]>();
    for (const { accountId, month, services } of months) {
      const amounts = byAccount.get(accountId) ?? dates.map(() => 0);
      for (const { date, amount } of costsByDate(month, services)) {
        const index = place.get(date);
        if (index !== undefined) {
          amounts[index] += amount;
        }
      }
      byAccount.set(accountId, amounts);
    }
    await transaction('recent_costs').where({ partition }).delete();
    await transaction.batchInsert(
      'recent_costs',
      [...byAccount].map(([account_id, amounts]) => ({
        partition,
        account_id,
        amounts: JSON.stringify(amounts),
      })),
      chunkSize,
    );
  }
}

/** What was spent each day, by service or person. */
export function costsByDate(
  month: string,
  amounts: DailyAmounts,
): Array<{ date: string; key: string; amount: number }> {
  const dates = Array.from(
    { length: 31 },
    (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`,
  );
  return Object.entries(amounts).flatMap(([key, ofKey]) =>
    ofKey.map((amount, index) => ({ date: dates[index], key, amount })),
  );
}

function accountMonths({
  month,
  services,
  users,
}: MonthOfCosts): AccountMonth[] {
  const byAccount = new Map<string, AccountMonth>();
  for (const { accountId, date, service, cost } of services) {
    const found = byAccount.get(accountId) ?? {
      accountId,
      month,
      unit: cost.unit,
      services: {},
      users: {},
    };
    byAccount.set(accountId, found);
    add(found.services, service, date, cost.amount);
  }
  for (const { accountId, date, user, cost } of users) {
    // What is tagged is a part of what was spent.
    const found = byAccount.get(accountId);
    if (found) {
      add(found.users, user, date, cost.amount);
    }
  }
  return [...byAccount.values()];
}

function add(to: DailyAmounts, key: string, date: string, amount: number) {
  const day = Number(date.slice(8));
  const amounts = to[key] ?? [];
  while (amounts.length < day) {
    amounts.push(0);
  }
  amounts[day - 1] += amount;
  to[key] = amounts;
}

function sum(amounts: number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

/** The calendar month of a time in UTC, as Cost Explorer counts months: `YYYY-MM`. */
export function utcMonth(time: Date): string {
  return time.toISOString().slice(0, 7);
}

/** The day of a time in UTC: `YYYY-MM-DD`. */
export function utcDate(time: Date): string {
  return time.toISOString().slice(0, 10);
}

/** `count` days without gaps, `last` the last of them. */
export function datesUpTo(last: string, count: number): string[] {
  const end = Date.parse(last);
  return Array.from({ length: count }, (_, index) =>
    utcDate(new Date(end - (count - 1 - index) * dayMs)),
  );
}

/** The month so many months later, or earlier. */
export function shiftMonth(month: string, count: number): string {
  const [year, number] = month.split('-').map(Number);
  return utcMonth(new Date(Date.UTC(year, number - 1 + count, 1)));
}
