import { Knex } from 'knex';
import {
  MlAccount,
  MlProject,
  Stage,
  stages,
} from '@atelier/plugin-ml-platform-common';

/** An account in a region: what the collectors read in one go. */
export interface AccountRegion {
  accountId: string;
  region: string;
}

interface ProjectRow {
  partition: string;
  slug: string;
  owner: string;
  cost_center: string;
}

interface AccountRow {
  partition: string;
  account_id: string;
  slug: string;
  stage: Stage;
  name: string;
  organizational_unit: string;
  state: string;
  regions: string;
  console_url: string;
}

type JoinedRow = ProjectRow & AccountRow;

const chunkSize = 500;

/** ML projects and their accounts. Authorization reads ownership here and nowhere else. */
export class AccountStore {
  readonly #knex: Knex;
  readonly #partition: string;

  constructor(knex: Knex, partition: string) {
    this.#knex = knex;
    this.#partition = partition;
  }

  /** Replaces all ML projects and accounts. */
  async replace(
    transaction: Knex.Transaction,
    projects: MlProject[],
  ): Promise<void> {
    const partition = this.#partition;
    await transaction('ml_accounts').where({ partition }).delete();
    await transaction('ml_projects').where({ partition }).delete();
    await transaction.batchInsert<ProjectRow>(
      'ml_projects',
      projects.map(project => ({
        partition,
        slug: project.slug,
        owner: project.owner,
        cost_center: project.costCenter,
      })),
      chunkSize,
    );
    await transaction.batchInsert<AccountRow>(
      'ml_accounts',
      projects.flatMap(project =>
        project.accounts.map(account => ({
          partition,
          account_id: account.accountId,
          slug: project.slug,
          stage: account.stage,
          name: account.name,
          organizational_unit: account.organizationalUnit,
          state: account.state,
          regions: account.regions.join(' '),
          console_url: account.consoleUrl,
        })),
      ),
      chunkSize,
    );
  }

  /** The ML project, or undefined. */
  async get(slug: string): Promise<MlProject | undefined> {
    const [project] = await this.getMany([slug]);
    return project;
  }

  /** The ML projects of these slugs in their order; undefined where there is none. */
  async getMany(slugs: string[]): Promise<Array<MlProject | undefined>> {
    // There is no ML project without an account.
    const rows = await this.#knex('ml_projects')
      .join('ml_accounts', {
        'ml_accounts.partition': 'ml_projects.partition',
        'ml_accounts.slug': 'ml_projects.slug',
      })
      .where('ml_projects.partition', this.#partition)
      .whereIn('ml_projects.slug', slugs)
      .select<JoinedRow[]>(['ml_accounts.*', 'ml_projects.*']);
    const bySlug = new Map<string, JoinedRow[]>();
    for (const row of rows) {
      const rowsOfSlug = bySlug.get(row.slug) ?? [];
      rowsOfSlug.push(row);
      bySlug.set(row.slug, rowsOfSlug);
    }
    return slugs.map(slug => toProject(bySlug.get(slug)));
  }

  /** The slug of each account's ML project. */
  async slugs(): Promise<Map<string, string>> {
    const rows = await this.#knex<AccountRow>('ml_accounts')
      .where({ partition: this.#partition })
      .select('account_id', 'slug');
    return new Map(rows.map(({ account_id, slug }) => [account_id, slug]));
  }

  /** The slug of the ML project of an account; undefined of any other. */
  async slugOf(accountId: string): Promise<string | undefined> {
    const row = await this.#knex<AccountRow>('ml_accounts')
      .where({ partition: this.#partition, account_id: accountId })
      .first('slug');
    return row?.slug;
  }

  /** Every active account with each of its regions; nobody can sign in to the others. */
  async listAccountRegions(): Promise<AccountRegion[]> {
    const rows = await this.#knex<AccountRow>('ml_accounts')
      .where({ partition: this.#partition, state: 'ACTIVE' })
      .orderBy('account_id');
    return rows.flatMap(row =>
      toAccount(row).regions.map(region => ({
        accountId: row.account_id,
        region,
      })),
    );
  }
}

/** From its rows, one an account. */
function toProject(rows: JoinedRow[] = []): MlProject | undefined {
  const [project] = rows;
  return (
    project && {
      slug: project.slug,
      owner: project.owner,
      costCenter: project.cost_center,
      accounts: rows
        .map(toAccount)
        .sort(
          (a, b) =>
            stages.indexOf(a.stage) - stages.indexOf(b.stage) ||
            a.accountId.localeCompare(b.accountId),
        ),
    }
  );
}

function toAccount(row: AccountRow): MlAccount {
  return {
    accountId: row.account_id,
    name: row.name,
    stage: row.stage,
    organizationalUnit: row.organizational_unit,
    state: row.state,
    regions: row.regions.split(' ').filter(Boolean),
    consoleUrl: row.console_url,
  };
}
