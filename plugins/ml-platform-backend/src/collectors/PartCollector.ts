import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { Knex } from 'knex';
import pLimit from 'p-limit';
import { SingleFlight } from '../singleFlight';
import { AccountRegion } from '../store/AccountStore';
import { partName } from '../store/parts';
import { Collector, RefreshStore } from '../store/RefreshStore';

/** Accounts and regions read at the same time. */
const concurrency = 16;

/** What is copied, and from where. */
export interface PartCollectorOptions<T, C> {
  name: Collector;
  /** As people say it: `Studio`. */
  title: string;
  /** Ends when it is known which accounts and regions there are. */
  ready(): Promise<void>;
  /** Which accounts and regions to read, as far as is known. */
  parts(): Promise<AccountRegion[]>;
  /** Reads an account in a region from AWS. */
  read(part: AccountRegion, signal: AbortSignal): Promise<T>;
  /** Writes what was read, from `readAt` on, to the read model; what that changed there, if anything. */
  write(
    transaction: Knex.Transaction,
    part: AccountRegion,
    items: T,
    readAt: Date,
  ): Promise<C | false | undefined>;
  /** Forgets all other accounts and regions. */
  retain(parts: AccountRegion[]): Promise<void>;
  /** Told after each change. */
  onChange(part: AccountRegion, change: C, signal: AbortSignal): Promise<void>;
  refreshes: RefreshStore;
  logger: LoggerService;
}

/** Copies something of every ML project to the read model, each account and region by itself. */
export class PartCollector<T, C> {
  readonly name: Collector;
  readonly #options: PartCollectorOptions<T, C>;
  readonly #runs = new SingleFlight<void>();

  constructor(options: PartCollectorOptions<T, C>) {
    this.name = options.name;
    this.#options = options;
  }

  /** Reads everything. Joins a run under way. */
  collect(signal: AbortSignal): Promise<void> {
    return this.#runs.run('all', () => this.#collect(signal));
  }

  /** Whether every account and region was read, or could not be: a reading that was killed goes on where it was. */
  async wasRead(): Promise<boolean> {
    const { parts: readParts, refreshes } = this.#options;
    const parts = await readParts();
    return parts.length > 0 && refreshes.wereTried(this.name, parts);
  }

  /**
   * Reads one account in one region; a failure is kept in the read model beside what was known. Whether it came to its
   * end before the signal.
   */
  async refresh(part: AccountRegion, signal: AbortSignal): Promise<boolean> {
    const { logger, name, read, refreshes, title, write } = this.#options;
    const startedAt = new Date();
    const refreshed = { collector: name, ...part };
    let change: C | false | undefined;
    try {
      const items = await read(part, signal);
      change = await refreshes.write(refreshed, startedAt, transaction =>
        write(transaction, part, items, startedAt),
      );
    } catch (error) {
      if (signal.aborted) {
        return false;
      }
      const { message } = toError(error);
      logger.warn(
        `${title} of account ${part.accountId} in ${part.region} could not be read: ${message}`,
      );
      await refreshes.fail(refreshed, startedAt, message);
    }
    if (change) {
      await this.#options.onChange(part, change, signal);
    }
    return true;
  }

  async #collect(signal: AbortSignal): Promise<void> {
    const { logger, parts: readParts, ready, retain, title } = this.#options;
    await ready();
    const parts = await readParts();
    await retain(parts);
    const limit = pLimit(concurrency);
    let done = 0;
    await Promise.all(
      (
        await this.#stalestFirst(parts)
      ).map(part =>
        limit(async () => {
          if (!signal.aborted && (await this.refresh(part, signal))) {
            done += 1;
          }
        }),
      ),
    );
    if (done < parts.length) {
      logger.warn(
        `Read ${title} of ${done} of ${parts.length} accounts and regions, then its time was over; the others come first next time`,
      );
    } else {
      logger.info(`Read ${title} of ${parts.length} accounts and regions`);
    }
  }

  async #stalestFirst(parts: AccountRegion[]): Promise<AccountRegion[]> {
    const triedAt = await this.#options.refreshes.triedAt(this.name);
    const order = (part: AccountRegion) => triedAt.get(partName(part)) ?? '';
    return [...parts].sort((a, b) => (order(a) < order(b) ? -1 : 1));
  }
}
