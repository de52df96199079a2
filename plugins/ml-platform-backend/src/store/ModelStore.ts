import { Knex } from 'knex';
import { isDeepStrictEqual } from 'node:util';
import { ModelGroup, ModelVersion } from '@atelier/plugin-ml-platform-common';
import { AccountRegion } from './AccountStore';
import { partKey, retainParts } from './parts';

/** A version of a model as AWS tells it: where it serves, say the endpoints. */
export type StoredVersion = Omit<ModelVersion, 'deployments'>;

/** A model package group as AWS tells it. */
export type StoredGroup = Omit<ModelGroup, 'consoleUrl' | 'versions'> & {
  /** The ML project by its tag; only of groups in the hub, the others are of the ML project of their account. */
  slug?: string;
  /** Newest first. */
  versions: StoredVersion[];
};

/** Whose groups: those in these accounts, and those in the hub that are tagged with the slug. */
export interface ModelsOf {
  accountIds: string[];
  slug: string;
}

interface GroupRow {
  partition: string;
  account_id: string;
  region: string;
  name: string;
  arn: string;
  slug: string | null;
  description: string | null;
  created_at: string;
}

interface VersionRow {
  account_id: string;
  region: string;
  group_name: string;
  version: number;
  arn: string;
  status: string;
  approval: StoredVersion['approval'];
  approval_description: string | null;
  created_at: string;
  metrics: string;
  pipeline_execution_arn: string | null;
}

/** Model package groups and their versions. What was read later stays: each group knows when the read of it began. */
export class ModelStore {
  readonly #knex: Knex;
  readonly #partition: string;

  constructor(knex: Knex, partition: string) {
    this.#knex = knex;
    this.#partition = partition;
  }

  /**
   * Writes groups with their versions, read from `readAt` on, where no later read was written, and forgets those that
   * are not in `names`. Whether that changed anything.
   */
  async write(
    transaction: Knex.Transaction,
    part: AccountRegion,
    { groups, names }: { groups: StoredGroup[]; names: string[] },
    readAt: Date,
  ): Promise<boolean> {
    const before = await this.known(part, transaction);
    for (const group of groups) {
      await this.#writeGroup(transaction, group, readAt);
    }
    await this.#keepOnly(transaction, part, names);
    return !isDeepStrictEqual(before, await this.known(part, transaction));
  }

  /** As `write`, by itself. */
  async writeNow(
    part: AccountRegion,
    reading: { groups: StoredGroup[]; names: string[] },
    readAt: Date,
  ): Promise<boolean> {
    return this.#knex.transaction(transaction =>
      this.write(transaction, part, reading, readAt),
    );
  }

  async #writeGroup(
    transaction: Knex.Transaction,
    group: StoredGroup,
    readAt: Date,
  ): Promise<void> {
    const read_at = readAt.toISOString();
    const where = partKey(this.#partition, group);
    const claimed = await transaction('model_groups')
      .insert({
        ...where,
        name: group.name,
        arn: group.arn,
        slug: group.slug ?? null,
        description: group.description ?? null,
        created_at: group.createdAt,
        read_at,
      })
      .onConflict(['partition', 'account_id', 'region', 'name'])
      .merge()
      .where('model_groups.read_at', '<=', read_at)
      .returning('name');
    if (claimed.length === 0) {
      return;
    }
    const ofGroup = { ...where, group_name: group.name };
    await transaction('model_versions').where(ofGroup).delete();
    await transaction.batchInsert(
      'model_versions',
      group.versions.map(version => ({
        ...ofGroup,
        version: version.version,
        arn: version.arn,
        status: version.status,
        approval: version.approval,
        approval_description: version.approvalDescription ?? null,
        created_at: version.createdAt,
        metrics: JSON.stringify(version.metrics),
        pipeline_execution_arn: version.pipelineExecutionArn ?? null,
      })),
      100,
    );
  }

  /** The groups of an account in a region. */
  async known(
    { accountId, region }: AccountRegion,
    knex: Knex = this.#knex,
  ): Promise<StoredGroup[]> {
    return this.#read(
      query => query.where({ 'g.account_id': accountId, 'g.region': region }),
      knex,
    );
  }

  /** The groups of an ML project, by name. */
  async list({ accountIds, slug }: ModelsOf): Promise<StoredGroup[]> {
    return this.#read(query =>
      query.where(own =>
        own.where('g.slug', slug).orWhereIn('g.account_id', accountIds),
      ),
    );
  }

  /** All groups. */
  async all(): Promise<StoredGroup[]> {
    return this.#read(query => query);
  }

  /** Forgets what belongs to accounts and regions of no ML project any more. */
  async retain(kept: AccountRegion[]): Promise<void> {
    await retainParts(this.#knex, {
      partition: this.#partition,
      collector: 'models',
      tables: ['model_versions', 'model_groups'],
      kept,
    });
  }

  async #keepOnly(
    transaction: Knex.Transaction,
    part: AccountRegion,
    names: string[],
  ): Promise<void> {
    const where = partKey(this.#partition, part);
    const known = await transaction('model_groups').where(where).pluck('name');
    const kept = new Set(names);
    for (const name of known.filter(candidate => !kept.has(candidate))) {
      await transaction('model_versions')
        .where({ ...where, group_name: name })
        .delete();
      await transaction('model_groups')
        .where({ ...where, name })
        .delete();
    }
  }

  async #read(
    narrow: (query: Knex.QueryBuilder) => Knex.QueryBuilder,
    knex: Knex = this.#knex,
  ): Promise<StoredGroup[]> {
    const matching = () =>
      narrow(knex('model_groups as g').where('g.partition', this.#partition));
    const groups: GroupRow[] = await matching()
      .select('g.*')
      .orderBy(['g.name', 'g.account_id', 'g.region']);
    const versions: VersionRow[] = await matching()
      .join('model_versions as v', {
        'v.partition': 'g.partition',
        'v.account_id': 'g.account_id',
        'v.region': 'g.region',
        'v.group_name': 'g.name',
      })
      .select('v.*')
      .orderBy('v.version', 'desc');
    const ofGroup = new Map<string, StoredVersion[]>();
    for (const row of versions) {
      const group = groupKey(row, row.group_name);
      ofGroup.set(group, [...(ofGroup.get(group) ?? []), toVersion(row)]);
    }
    return groups.map(row => ({
      accountId: row.account_id,
      region: row.region,
      name: row.name,
      arn: row.arn,
      slug: row.slug ?? undefined,
      description: row.description ?? undefined,
      createdAt: row.created_at,
      versions: ofGroup.get(groupKey(row, row.name)) ?? [],
    }));
  }
}

function groupKey(
  { account_id, region }: { account_id: string; region: string },
  name: string,
): string {
  return `${account_id}/${region}/${name}`;
}

function toVersion(row: VersionRow): StoredVersion {
  return {
    version: row.version,
    arn: row.arn,
    status: row.status,
    approval: row.approval,
    approvalDescription: row.approval_description ?? undefined,
    createdAt: row.created_at,
    metrics: JSON.parse(row.metrics),
    pipelineExecutionArn: row.pipeline_execution_arn ?? undefined,
  };
}
