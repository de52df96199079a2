import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { DailyCost } from '@atelier/plugin-ml-platform-node';
import { SingleFlight } from '../singleFlight';
import { Stores } from '../store';
import { Part } from '../store/RefreshStore';

const days = 90;
const dayMs = 24 * 60 * 60 * 1000;

/** Reads the costs of the days from `start` up to, not with, `end` (`YYYY-MM-DD`, UTC). */
export type ReadCosts = (
  range: { start: string; end: string },
  signal: AbortSignal,
) => Promise<DailyCost[]>;

/** Copies the costs of the last 90 days of the whole organisation: its calls do not grow with ML projects. */
export class CostsCollector {
  readonly name = 'costs';
  readonly retryAfter = { hours: 1 };
  readonly #read: ReadCosts;
  readonly #stores: Stores;
  readonly #part: Part;
  readonly #logger: LoggerService;
  readonly #runs = new SingleFlight<void>();

  constructor(options: {
    read: ReadCosts;
    stores: Stores;
    managementAccountId: string;
    logger: LoggerService;
  }) {
    this.#read = options.read;
    this.#stores = options.stores;
    this.#part = { collector: 'costs', accountId: options.managementAccountId };
    this.#logger = options.logger;
  }

  /** Reads everything; a failure is kept in the read model beside what was known. Joins a run under way. */
  collect(signal: AbortSignal): Promise<void> {
    return this.#runs.run('all', () => this.#collect(signal));
  }

  async #collect(signal: AbortSignal): Promise<void> {
    const startedAt = new Date();
    try {
      const costs = await this.#read(lastDays(startedAt), signal);
      await this.#stores.refreshes.write(this.#part, startedAt, transaction =>
        this.#stores.costs.replace(transaction, costs),
      );
      this.#logger.info(`Read ${costs.length} daily costs`);
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      const { message } = toError(error);
      this.#logger.warn(`Costs could not be read: ${message}`);
      await this.#stores.refreshes.fail(this.#part, startedAt, message);
    }
  }
}

/** The last 90 days with today, in UTC. */
export function lastDays(now: Date): { start: string; end: string } {
  const day = (offset: number) =>
    new Date(now.getTime() + offset * dayMs).toISOString().slice(0, 10);
  return { start: day(1 - days), end: day(1) };
}
