import { Knex } from 'knex';
import { DailyCost, DailyUserCost } from '@atelier/plugin-ml-platform-node';
import { chunkSize } from './parts';

/** Days of costs that lists show for each ML project. */
export const recentDays = 30;

const dayMs = 24 * 60 * 60 * 1000;

/** What an account spent on a service in a day. */
export interface ServiceCost {
  date: string;
  accountId: string;
  service: string;
  amount: number;
  unit: string;
}

/** What was spent in a day for a person, as the user tag says. */
export interface PersonCost {
  date: string;
  user: string;
  amount: number;
}

/** What Cost Explorer said of a month, as far as it has come. */
export interface MonthOfCosts {
  /** `YYYY-MM`. */
  month: string;
  services: DailyCost[];
  users: DailyUserCost[];
}

/** Costs by day and account: by service, and of those that carry it by user tag. */
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
    await this.#knex.transaction(async transaction => {
      const claimed = await transaction('cost_months')
        .insert({ partition, month, read_at })
        .onConflict(['partition', 'month'])
        .merge({ read_at })
        .where('cost_months.read_at', '<=', read_at)
        .returning('month');
      if (claimed.length === 0) {
        return;
      }
      for (const table of ['daily_costs', 'daily_user_costs']) {
        await transaction(table)
          .where({ partition })
          .where('date', '>=', `${month}-01`)
          .where('date', '<', `${shiftMonth(month, 1)}-01`)
          .delete();
      }
      await transaction.batchInsert(
        'daily_costs',
        services.map(({ accountId, date, service, cost }) => ({
          partition,
          account_id: accountId,
          date,
          service,
          ...cost,
        })),
        chunkSize,
      );
      await transaction.batchInsert(
        'daily_user_costs',
        users.map(({ accountId, date, user, cost }) => ({
          partition,
          account_id: accountId,
          date,
          user_ref: user,
          ...cost,
        })),
        chunkSize,
      );
      await this.#sumMonth(transaction, month);
    });
  }

  /** Forgets the months before `oldest`, and sums the last 30 days anew. */
  async finish(transaction: Knex.Transaction, oldest: string): Promise<void> {
    const partition = this.#partition;
    for (const table of ['daily_costs', 'daily_user_costs']) {
      await transaction(table)
        .where({ partition })
        .where('date', '<', `${oldest}-01`)
        .delete();
    }
    for (const table of ['monthly_costs', 'cost_months']) {
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
    const [{ last }] = await knex('daily_costs')
      .where({ partition: this.#partition })
      .max<Array<{ last: string | null }>>({ last: 'date' });
    return last ?? undefined;
  }

  /** The costs of accounts from `start` on. */
  async list(accountIds: string[], start: string): Promise<ServiceCost[]> {
    return this.#knex('daily_costs')
      .where({ partition: this.#partition })
      .whereIn('account_id', accountIds)
      .where('date', '>=', start)
      .select<ServiceCost[]>([
        'date',
        'account_id as accountId',
        'service',
        'amount',
        'unit',
      ]);
  }

  /** Those costs of accounts from `start` on that are tagged with a person. */
  async listTagged(accountIds: string[], start: string): Promise<PersonCost[]> {
    return this.#knex('daily_user_costs')
      .where({ partition: this.#partition })
      .whereIn('account_id', accountIds)
      .where('date', '>=', start)
      .select<PersonCost[]>(['date', 'user_ref as user', 'amount']);
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

  async #sumMonth(transaction: Knex.Transaction, month: string): Promise<void> {
    const partition = this.#partition;
    await transaction('monthly_costs').where({ partition, month }).delete();
    await transaction
      .insert(
        transaction('daily_costs')
          .where({ partition })
          .where('date', '>=', `${month}-01`)
          .where('date', '<', `${shiftMonth(month, 1)}-01`)
          .groupBy(['partition', 'account_id'])
          .select([
            'partition',
            'account_id',
            transaction.raw('?', [month]),
            transaction.raw('sum(??)', ['amount']),
            transaction.raw('max(??)', ['unit']),
          ]),
      )
      .into(
        transaction.raw('?? (??, ??, ??, ??, ??)', [
          'monthly_costs',
          'partition',
          'account_id',
          'month',
          'amount',
          'unit',
        ]),
      );
  }

  async #sumRecentDays(transaction: Knex.Transaction): Promise<void> {
    const partition = this.#partition;
    const last = await this.lastDate(transaction);
    const dates = last ? datesUpTo(last, recentDays) : [];
    const sums: Array<{ account_id: string; date: string; amount: number }> =
      await transaction('daily_costs')
        .where({ partition })
        .where('date', '>=', dates[0] ?? '')
        .groupBy(['account_id', 'date'])
        .select(['account_id', 'date'])
        .sum({ amount: 'amount' });
    const place = new Map(dates.map((date, index) => [date, index]));
    const byAccount = new Map<string, number[]>();
    for (const { account_id, date, amount } of sums) {
      const amounts = byAccount.get(account_id) ?? dates.map(() => 0);
      amounts[place.get(date) ?? 0] = amount;
      byAccount.set(account_id, amounts);
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
