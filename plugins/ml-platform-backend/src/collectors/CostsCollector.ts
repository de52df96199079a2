import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { SingleFlight } from '../singleFlight';
import { Stores } from '../store';
import { MonthOfCosts, shiftMonth, utcMonth } from '../store/CostStore';
import { Part } from '../store/RefreshStore';

/** Days after which AWS changes the costs of a month that is over no more. */
const settledAfterDays = 15;
const dayMs = 24 * 60 * 60 * 1000;

/** Reads the costs of a month, as far as it has come. */
export type ReadCosts = (
  month: string,
  signal: AbortSignal,
) => Promise<Omit<MonthOfCosts, 'month'>>;

/**
 * Copies the costs of the whole organisation, month by month: its calls do not grow with ML projects. A month that is
 * long over is read once.
 */
export class CostsCollector {
  readonly name = 'costs';
  readonly retryAfter = { hours: 1 };
  readonly #months: number;
  readonly #onChange: () => Promise<void>;
  readonly #read: ReadCosts;
  readonly #stores: Stores;
  readonly #part: Part;
  readonly #logger: LoggerService;
  readonly #runs = new SingleFlight<void>();

  constructor(options: {
    read: ReadCosts;
    stores: Stores;
    managementAccountId: string;
    /** How many months, with the present one, to keep. */
    months: number;
    /** Told after each good reading. */
    onChange(): Promise<void>;
    logger: LoggerService;
  }) {
    this.#months = options.months;
    this.#onChange = options.onChange;
    this.#read = options.read;
    this.#stores = options.stores;
    this.#part = { collector: 'costs', accountId: options.managementAccountId };
    this.#logger = options.logger;
  }

  /** Reads what is new; a failure is kept in the read model beside what was known. Joins a run under way. */
  collect(signal: AbortSignal): Promise<void> {
    return this.#runs.run('all', () => this.#collect(signal));
  }

  /** Whether costs were read at least once. */
  async wasRead(): Promise<boolean> {
    return this.#stores.refreshes.wasRead(this.name);
  }

  async #collect(signal: AbortSignal): Promise<void> {
    const startedAt = new Date();
    const { costs, refreshes } = this.#stores;
    try {
      const months = monthsToRead({
        now: startedAt,
        count: this.#months,
        readAt: await costs.monthsRead(),
      });
      for (const month of months) {
        const readAt = new Date();
        const read = await this.#read(month, signal);
        await costs.replaceMonth({ month, ...read }, readAt);
      }
      await refreshes.write(this.#part, startedAt, transaction =>
        costs.finish(transaction, oldestMonth(startedAt, this.#months)),
      );
      this.#logger.info(`Read the costs of ${months.length} months`);
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      const { message } = toError(error);
      this.#logger.warn(`Costs could not be read: ${message}`);
      await refreshes.fail(this.#part, startedAt, message);
      return;
    }
    await this.#onChange();
  }
}

/** The months, newest first, that were never read, or not since they were settled. */
export function monthsToRead(options: {
  now: Date;
  count: number;
  readAt: ReadonlyMap<string, Date>;
}): string[] {
  const { now, count, readAt } = options;
  return Array.from({ length: count }, (_, index) =>
    shiftMonth(utcMonth(now), -index),
  ).filter(month => {
    const settledAt =
      Date.parse(`${shiftMonth(month, 1)}-01`) + settledAfterDays * dayMs;
    return (readAt.get(month)?.getTime() ?? 0) < settledAt;
  });
}

function oldestMonth(now: Date, count: number): string {
  return shiftMonth(utcMonth(now), 1 - count);
}
