import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import pLimit from 'p-limit';
import { SingleFlight } from '../singleFlight';
import { Stores } from '../store';
import { AccountRegion } from '../store/AccountStore';
import { StoredDomain } from '../store/StudioStore';

/** Accounts and regions read at the same time. */
const concurrency = 16;

/** Reads the Studio domains of an account in a region from AWS. */
export type ReadStudio = (
  part: AccountRegion,
  signal: AbortSignal,
) => Promise<StoredDomain[]>;

/** Copies the Studio domains and user profiles of every ML project, each account and region by itself. */
export class StudioCollector {
  readonly name = 'studio';
  readonly #read: ReadStudio;
  readonly #stores: Stores;
  readonly #accountsReady: () => Promise<void>;
  readonly #logger: LoggerService;
  readonly #runs = new SingleFlight<void>();

  constructor(options: {
    read: ReadStudio;
    stores: Stores;
    /** Ends when it is known which accounts there are. */
    accountsReady(): Promise<void>;
    logger: LoggerService;
  }) {
    this.#read = options.read;
    this.#stores = options.stores;
    this.#accountsReady = options.accountsReady;
    this.#logger = options.logger;
  }

  /** Reads everything. Joins a run under way. */
  collect(signal: AbortSignal): Promise<void> {
    return this.#runs.run('all', () => this.#collect(signal));
  }

  /** Reads one account in one region; a failure is kept in the read model beside what was known. */
  async refresh(part: AccountRegion, signal: AbortSignal): Promise<void> {
    const startedAt = new Date();
    const refreshed = { collector: 'studio', ...part } as const;
    try {
      const domains = await this.#read(part, signal);
      await this.#stores.refreshes.write(refreshed, startedAt, transaction =>
        this.#stores.studio.replace(transaction, part, domains),
      );
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      const { message } = toError(error);
      this.#logger.warn(
        `Studio of account ${part.accountId} in ${part.region} could not be read: ${message}`,
      );
      await this.#stores.refreshes.fail(refreshed, startedAt, message);
    }
  }

  async #collect(signal: AbortSignal): Promise<void> {
    await this.#accountsReady();
    const parts = await this.#stores.accounts.listAccountRegions();
    await this.#stores.studio.retain(parts);
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
    this.#logger.info(`Read Studio of ${parts.length} accounts and regions`);
  }
}
