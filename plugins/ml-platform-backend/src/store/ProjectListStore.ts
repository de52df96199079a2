import { Knex } from 'knex';
import { Money } from '@atelier/plugin-ml-platform-common';
import { PermissionCriteria } from '@backstage/plugin-permission-common';
import { MlProjectQuery } from '../permissions/rules';
import { whereAllowed } from './whereAllowed';

export type ProjectSort = 'slug' | 'owner' | 'monthToDate';
export type SortOrder = 'asc' | 'desc';

/** Where a page ended: the sort key and slug of its last ML project. */
export interface PagePosition {
  key: string | number;
  slug: string;
}

export interface ListProjectsOptions {
  /** Which ML projects the caller may see; absent: all. */
  allowed?: PermissionCriteria<MlProjectQuery>;
  filter?: string;
  owner?: string;
  sort: ProjectSort;
  order: SortOrder;
  limit: number;
  after?: PagePosition;
}

export interface ListedProject {
  slug: string;
  /** What the month (UTC) of the last day with costs came to so far. */
  monthToDate?: Money;
}

interface ListRow {
  slug: string;
  owner: string;
  amount: number | null;
  unit: string | null;
  cents: number | string;
}

interface PageRow extends ListRow {
  total_items: number | string;
}

const sortColumns = {
  slug: 'slug',
  owner: 'owner',
  monthToDate: 'cents',
} as const satisfies Record<ProjectSort, keyof ListRow>;

/** Pages of ML projects. */
export class ProjectListStore {
  readonly #knex: Knex;
  readonly #partition: string;

  constructor(knex: Knex, partition: string) {
    this.#knex = knex;
    this.#partition = partition;
  }

  /** The slugs of all ML projects that the caller may see, in order. */
  async slugs(
    allowed: PermissionCriteria<MlProjectQuery> | undefined,
  ): Promise<string[]> {
    return this.#matching({ allowed }).orderBy('p.slug').pluck('p.slug');
  }

  async page(options: ListProjectsOptions): Promise<{
    items: ListedProject[];
    totalItems: number;
    next?: PagePosition;
  }> {
    const { sort, order, limit, after } = options;
    const column = sortColumns[sort];
    const query = this.#knex
      .from(this.#withCosts(options).as('listed'))
      .select<PageRow[]>(
        '*',
        this.#matching(options).count('*').as('total_items'),
      )
      .orderBy([
        { column, order },
        { column: 'slug', order },
      ])
      .limit(limit + 1);
    if (after) {
      const beyond = order === 'asc' ? '>' : '<';
      query.where(next =>
        next
          .where(column, beyond, after.key)
          .orWhere(same =>
            same.where(column, after.key).where('slug', beyond, after.slug),
          ),
      );
    }
    const rows = await query;
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map(toListed),
      totalItems: Number(rows.at(0)?.total_items ?? 0),
      next:
        last && rows.length > limit
          ? {
              key: sort === 'monthToDate' ? Number(last.cents) : last[sort],
              slug: last.slug,
            }
          : undefined,
    };
  }

  /** Month-to-date costs of one ML project. */
  async monthToDate(slug: string): Promise<Money | undefined> {
    const [row] = await this.#withCosts({})
      .where('p.slug', slug)
      .select<ListRow[]>();
    return row && toListed(row).monthToDate;
  }

  #withCosts(
    options: Pick<ListProjectsOptions, 'allowed' | 'filter' | 'owner'>,
  ) {
    const month = this.#knex('cost_months')
      .where('partition', this.#partition)
      .select(this.#knex.raw('substr(max(??), 1, 7)', ['last_date']));
    return this.#matching(options)
      .leftJoin('ml_accounts as a', join =>
        join.on('a.partition', 'p.partition').andOn('a.slug', 'p.slug'),
      )
      .leftJoin('account_costs as m', join =>
        join
          .on('m.partition', 'a.partition')
          .andOn('m.account_id', 'a.account_id')
          .andOn('m.month', this.#knex.raw('(?)', [month])),
      )
      .groupBy('p.slug', 'p.owner')
      .select('p.slug', 'p.owner')
      .select({
        amount: this.#knex.raw('sum(??)', ['m.amount']),
        unit: this.#knex.raw('max(??)', ['m.unit']),
        // A sum of fractions depends on their order in its last digits; whole cents compare equal from page to page.
        cents: this.#knex.raw(
          'cast(round(coalesce(sum(??), 0) * 100) as bigint)',
          ['m.amount'],
        ),
      });
  }

  #matching({
    allowed,
    filter,
    owner,
  }: Pick<ListProjectsOptions, 'allowed' | 'filter' | 'owner'>) {
    const query = this.#knex('ml_projects as p').where(
      'p.partition',
      this.#partition,
    );
    if (allowed) {
      query.where(criteria => whereAllowed(criteria, allowed));
    }
    if (owner) {
      query.where('p.owner', owner);
    }
    if (filter) {
      const pattern = `%${filter.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
      query.where(text => {
        for (const column of ['p.slug', 'p.owner', 'p.cost_center']) {
          text.orWhereRaw(`lower(??) like ? escape '\\'`, [column, pattern]);
        }
      });
    }
    return query;
  }
}

function toListed(row: ListRow): ListedProject {
  return {
    slug: row.slug,
    monthToDate:
      row.amount !== null && row.unit !== null
        ? { amount: row.amount, unit: row.unit }
        : undefined,
  };
}
