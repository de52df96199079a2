import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { Knex } from 'knex';
import pLimit from 'p-limit';
import { SingleFlight } from '../singleFlight';
import { AccountRegion } from '../store/AccountStore';
import { Collector, RefreshStore } from '../store/RefreshStore';

/** Accounts and regions read at the same time. */
const concurrency = 16;

/** What is copied, and from where. */
export interface PartCollectorOptions<T> {
  name: Collector;
  /** As people say it: `Studio`. */
  title: string;
  /** Which accounts and regions to read; ends when that is known. */
  parts(): Promise<AccountRegion[]>;
  /** Reads an account in a region from AWS. */
  read(part: AccountRegion, signal: AbortSignal): Promise<T>;
  /** Writes what was read, from `readAt` on, to the read model; whether that changed it. */
  write(
    transaction: Knex.Transaction,
    part: AccountRegion,
    items: T,
    readAt: Date,
  ): Promise<boolean>;
  /** Forgets all other accounts and regions. */
  retain(parts: AccountRegion[]): Promise<void>;
  /** Told after each change. */
  onChange(part: AccountRegion): Promise<void>;
  refreshes: RefreshStore;
  logger: LoggerService;
}

/** Copies something of every ML project to the read model, each account and region by itself. */
export class PartCollector<T> {
  readonly name: Collector;
  readonly #options: PartCollectorOptions<T>;
  readonly #runs = new SingleFlight<void>();

  constructor(options: PartCollectorOptions<T>) {
    this.name = options.name;
    this.#options = options;
  }

  /** Reads everything. Joins a run under way. */
  collect(signal: AbortSignal): Promise<void> {
    return this.#runs.run('all', () => this.#collect(signal));
  }

  /** Reads one account in one region; a failure is kept in the read model beside what was known. */
  async refresh(part: AccountRegion, signal: AbortSignal): Promise<void> {
    const { logger, name, read, refreshes, title, write } = this.#options;
    const startedAt = new Date();
    const refreshed = { collector: name, ...part };
    let changed: boolean | undefined;
    try {
      const items = await read(part, signal);
      changed = await refreshes.write(refreshed, startedAt, transaction =>
        write(transaction, part, items, startedAt),
      );
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      const { message } = toError(error);
      logger.warn(
        `${title} of account ${part.accountId} in ${part.region} could not be read: ${message}`,
      );
      await refreshes.fail(refreshed, startedAt, message);
    }
    if (changed) {
      await this.#options.onChange(part);
    }
  }

  async #collect(signal: AbortSignal): Promise<void> {
    const { logger, parts: readParts, retain, title } = this.#options;
    const parts = await readParts();
    await retain(parts);
    const limit = pLimit(concurrency);
    await Promise.all(
      parts.map(part =>
        limit(async () => {
          if (!signal.aborted) {
            await this.refresh(part, signal);
          }
        }),
      ),
    );
    logger.info(`Read ${title} of ${parts.length} accounts and regions`);
  }
}
