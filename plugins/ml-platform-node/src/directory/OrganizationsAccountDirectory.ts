import { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { MlProject, PartFailure } from '@atelier/plugin-ml-platform-common';
import { AwsClients } from '../clients';
import { MlPlatformConfig } from '../config';
import { OrganizationReader } from '../organizations/OrganizationReader';
import { AwsTag, tagValue } from '../tags';
import { AccountDirectory, AccountDirectoryContents } from './AccountDirectory';
import { groupProjects } from './groupProjects';
import { readAccountTags, TaggedAccount } from './readAccountTags';

const freshMs = 5 * 60_000;
const usableMs = 60 * 60_000;
const pauseAfterFailureMs = 30_000;

/** Reads the whole organisation in one sweep that serves everyone for five minutes. */
export class OrganizationsAccountDirectory implements AccountDirectory {
  readonly #clients: AwsClients;
  readonly #config: MlPlatformConfig;
  readonly #logger: LoggerService;
  readonly #lastTags = new Map<string, AwsTag[]>();
  #known?: AccountDirectoryContents;
  #failure?: PartFailure;
  #sweep?: Promise<AccountDirectoryContents>;

  constructor(options: {
    clients: AwsClients;
    config: MlPlatformConfig;
    logger: LoggerService;
  }) {
    this.#clients = options.clients;
    this.#config = options.config;
    this.#logger = options.logger;
  }

  async list(): Promise<AccountDirectoryContents> {
    const known = this.#known;
    if (!known || age(known.asOf) > usableMs) {
      return this.#read();
    }
    if (age(known.asOf) <= freshMs) {
      return known;
    }
    if (!this.#failure || age(this.#failure.at) > pauseAfterFailureMs) {
      try {
        return await this.#read();
      } catch {
        // The reason is kept and told with what is known.
      }
    }
    const failures = this.#failure ? [this.#failure] : [];
    return { ...known, failures: [...known.failures, ...failures] };
  }

  async getProject(slug: string): Promise<MlProject> {
    const { projects, failures } = await this.list();
    const project = projects.find(candidate => candidate.slug === slug);
    if (project) {
      return project;
    }
    const reason = failures.find(({ message }) =>
      message.includes(`'${slug}'`),
    );
    throw new NotFoundError(
      `There is no ML project '${slug}'. ${
        reason?.message ??
        `An account belongs to it when its tag ${
          this.#config.tags.project
        } says so and it is below the organizational unit ${
          this.#config.organizationalUnits.workloads
        }; ask the ML platform team`
      }`,
    );
  }

  async refresh(): Promise<void> {
    await this.#read();
  }

  async #read(): Promise<AccountDirectoryContents> {
    this.#sweep ??= this.#readOrganization().finally(() => {
      this.#sweep = undefined;
    });
    return this.#sweep;
  }

  async #readOrganization(): Promise<AccountDirectoryContents> {
    const asOf = new Date().toISOString();
    try {
      const { tagged, failures } = await this.#readAccounts(asOf);
      const { projects, leftOut } = groupProjects(tagged);
      for (const { accountId, reason } of leftOut) {
        failures.push(this.#leftOut(accountId, reason, asOf));
      }
      this.#known = { projects, asOf, failures };
      this.#failure = undefined;
      for (const { message } of failures) {
        this.#logger.warn(message);
      }
      return this.#known;
    } catch (error) {
      const { message } = error as Error;
      this.#failure = {
        accountId: this.#config.managementAccountId,
        message: `The organisation could not be read: ${message}`,
        at: new Date().toISOString(),
      };
      this.#logger.warn(this.#failure.message);
      throw error;
    }
  }

  async #readAccounts(at: string) {
    const reader = new OrganizationReader(this.#clients, this.#config);
    const accounts = await reader.accountsBelow(
      this.#config.organizationalUnits.workloads,
    );
    const tagged: TaggedAccount[] = [];
    const failures: PartFailure[] = [];
    await Promise.all(
      accounts.map(async account => {
        const { accountId } = account;
        const tags = await this.#tagsOf(reader, accountId, failure =>
          failures.push({ accountId, message: failure, at }),
        );
        if (tagValue(tags, this.#config.tags.project) === undefined) {
          return;
        }
        try {
          tagged.push(readAccountTags(account, tags, this.#config));
        } catch (error) {
          failures.push(this.#leftOut(accountId, (error as Error).message, at));
        }
      }),
    );
    return { tagged, failures };
  }

  /** The tags now, or the last known ones. Throws when there are none: an account is in no ML project only if its tags say so. */
  async #tagsOf(
    reader: OrganizationReader,
    accountId: string,
    onFailure: (message: string) => void,
  ): Promise<AwsTag[]> {
    try {
      const tags = await reader.tags(accountId);
      this.#lastTags.set(accountId, tags);
      return tags;
    } catch (error) {
      const last = this.#lastTags.get(accountId);
      if (!last) {
        throw error;
      }
      onFailure(
        `The tags of account ${accountId} could not be read, so the last known ones count: ${
          (error as Error).message
        }`,
      );
      return last;
    }
  }

  #leftOut(accountId: string, reason: string, at: string): PartFailure {
    return {
      accountId,
      message: `Account ${accountId} is in no ML project: ${reason}. Correct the account's tags in AWS Organizations`,
      at,
    };
  }
}

function age(time: string): number {
  return Date.now() - Date.parse(time);
}
