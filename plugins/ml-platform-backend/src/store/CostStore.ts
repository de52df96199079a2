import { Knex } from 'knex';
import { DailyCost } from '@atelier/plugin-ml-platform-node';

const chunkSize = 500;

/** Costs by day, account and service. */
export class CostStore {
  readonly #partition: string;

  constructor(partition: string) {
    this.#partition = partition;
  }

  /** Replaces all costs and the sums by month. */
  async replace(
    transaction: Knex.Transaction,
    costs: DailyCost[],
  ): Promise<void> {
    const partition = this.#partition;
    await transaction('daily_costs').where({ partition }).delete();
    await transaction('monthly_costs').where({ partition }).delete();
    await transaction.batchInsert(
      'daily_costs',
      costs.map(({ accountId, date, service, cost }) => ({
        partition,
        account_id: accountId,
        date,
        service,
        amount: cost.amount,
        unit: cost.unit,
      })),
      chunkSize,
    );
    const month = transaction.raw('substr(??, 1, 7)', ['date']);
    await transaction
      .insert(
        transaction('daily_costs')
          .where({ partition })
          .groupBy(['partition', 'account_id', month])
          .select([
            'partition',
            'account_id',
            month,
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
}

/** The calendar month of a time in UTC, as Cost Explorer counts months: `YYYY-MM`. */
export function utcMonth(time: Date): string {
  return time.toISOString().slice(0, 7);
}
