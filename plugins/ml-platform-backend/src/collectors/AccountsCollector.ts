import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { AccountDirectory } from '@atelier/plugin-ml-platform-node';
import { Stores } from '../store';
import { Part } from '../store/RefreshStore';
import { SingleFlight } from '../singleFlight';

/** Copies ML projects and their accounts from AWS Organizations. */
export class AccountsCollector {
  readonly name = 'accounts';
  readonly #directory: AccountDirectory;
  readonly #stores: Stores;
  readonly #part: Part;
  readonly #logger: LoggerService;
  readonly #runs = new SingleFlight<void>();

  constructor(options: {
    directory: AccountDirectory;
    stores: Stores;
    managementAccountId: string;
    logger: LoggerService;
  }) {
    this.#directory = options.directory;
    this.#stores = options.stores;
    this.#part = {
      collector: 'accounts',
      accountId: options.managementAccountId,
    };
    this.#logger = options.logger;
  }

  /** Reads everything; a failure is kept in the read model beside what was known. Joins a run under way. */
  collect(): Promise<void> {
    return this.#runs.run('all', () => this.#collect());
  }

  /** Ends when accounts were read at least once. */
  async ready(): Promise<void> {
    if (!(await this.wasRead())) {
      await this.collect();
    }
  }

  /** Whether accounts were read at least once. */
  async wasRead(): Promise<boolean> {
    return this.#stores.refreshes.wasRead(this.name);
  }

  async #collect(): Promise<void> {
    const startedAt = new Date();
    try {
      await this.#directory.refresh();
      const { projects, asOf, failures } = await this.#directory.list();
      const { accounts, refreshes } = this.#stores;
      await refreshes.write(this.#part, new Date(asOf), async transaction => {
        await accounts.replace(transaction, projects);
        await refreshes.replaceFailures(transaction, this.#part, failures);
      });
      this.#logger.info(`Read ${projects.length} ML projects`);
    } catch (error) {
      const { message } = toError(error);
      this.#logger.warn(`ML projects could not be read: ${message}`);
      await this.#stores.refreshes.fail(this.#part, startedAt, message);
    }
  }
}
