import { Knex } from 'knex';
import { isDeepStrictEqual } from 'node:util';
import { ModelGroup, ModelVersion } from '@atelier/plugin-ml-platform-common';
import { AccountRegion } from './AccountStore';
import { chunkSize, partKey, partName, retainParts } from './parts';

/** A version of a model as AWS tells it: where it serves, say the endpoints. */
export type StoredVersion = Omit<ModelVersion, 'deployments'>;

/** A model package group as AWS tells it, without its versions. */
export type GroupSummary = Omit<ModelGroup, 'consoleUrl' | 'versions'> & {
  /** The ML project by its tag; only of groups in the hub, the others are of the ML project of their account. */
  slug?: string;
};

/** A model package group with its versions, newest first. */
export type StoredGroup = GroupSummary & { versions: StoredVersion[] };

/** What a write changed. */
export interface ModelsChange {
  /** The ML projects, by the tags of the groups. */
  slugs: Set<string>;
  /** Whether there are other groups than before, or other words about them. */
  inventory: boolean;
}

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
   * are not in `names`. What that changed, if anything.
   */
  async write(
    transaction: Knex.Transaction,
    part: AccountRegion,
    { groups, names }: { groups: StoredGroup[]; names: string[] },
    readAt: Date,
  ): Promise<ModelsChange | undefined> {
    const gone = await this.#keepOnly(transaction, part, names);
    const written = groups.map(({ name }) => name);
    const before = byName(await this.known(part, written, transaction));
    for (const group of groups) {
      await this.#writeGroup(transaction, group, readAt);
    }
    const changed = (await this.known(part, written, transaction)).flatMap(
      after => {
        const known = before.get(after.name);
        return isDeepStrictEqual(known, after) ? [] : { known, after };
      },
    );
    return gone.length + changed.length > 0
      ? {
          slugs: new Set(
            [
              ...gone,
              ...changed.flatMap(({ known, after }) => [known, after]),
            ].flatMap(group => group?.slug ?? []),
          ),
          inventory:
            gone.length > 0 ||
            changed.some(
              ({ known, after }) =>
                !isDeepStrictEqual(
                  { ...known, versions: [] },
                  { ...after, versions: [] },
                ),
            ),
        }
      : undefined;
  }

  /** As `write`, by itself. */
  async writeNow(
    part: AccountRegion,
    reading: { groups: StoredGroup[]; names: string[] },
    readAt: Date,
  ): Promise<ModelsChange | undefined> {
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

  /** The groups of an account in a region, without their versions. */
  async summaries(
    { accountId, region }: AccountRegion,
    knex: Knex = this.#knex,
  ): Promise<GroupSummary[]> {
    return this.#summaries(inPart({ accountId, region }), knex);
  }

  /** The groups of these names in an account and region. */
  async known(
    part: AccountRegion,
    names: string[],
    knex: Knex = this.#knex,
  ): Promise<StoredGroup[]> {
    const wanted = new Set(names);
    const groups = await this.#read(query => {
      inPart(part)(query);
      // More names would be too many variables for SQLite.
      return names.length <= chunkSize ? query.whereIn('g.name', names) : query;
    }, knex);
    return groups.filter(({ name }) => wanted.has(name));
  }

  /** The groups of an ML project, by name. */
  async list({ accountIds, slug }: ModelsOf): Promise<StoredGroup[]> {
    return this.#read(query =>
      query.where(own =>
        own.where('g.slug', slug).orWhereIn('g.account_id', accountIds),
      ),
    );
  }

  /** All groups, without their versions. */
  async all(): Promise<GroupSummary[]> {
    return this.#summaries(query => query);
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

  /** Forgets the groups that are not in `names`, and gives them. */
  async #keepOnly(
    transaction: Knex.Transaction,
    part: AccountRegion,
    names: string[],
  ): Promise<GroupSummary[]> {
    const where = partKey(this.#partition, part);
    const kept = new Set(names);
    const known = await this.summaries(part, transaction);
    const gone = known.filter(({ name }) => !kept.has(name));
    for (const { name } of gone) {
      await transaction('model_versions')
        .where({ ...where, group_name: name })
        .delete();
      await transaction('model_groups')
        .where({ ...where, name })
        .delete();
    }
    return gone;
  }

  #matching(narrow: Narrow, knex: Knex): Knex.QueryBuilder {
    return narrow(
      knex('model_groups as g').where('g.partition', this.#partition),
    );
  }

  async #summaries(
    narrow: Narrow,
    knex: Knex = this.#knex,
  ): Promise<GroupSummary[]> {
    const rows: GroupRow[] = await this.#matching(narrow, knex)
      .select('g.*')
      .orderBy(['g.name', 'g.account_id', 'g.region']);
    return rows.map(toSummary);
  }

  async #read(narrow: Narrow, knex: Knex = this.#knex): Promise<StoredGroup[]> {
    const groups = await this.#summaries(narrow, knex);
    const versions: VersionRow[] = await this.#matching(narrow, knex)
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
      const group = groupKey(toPart(row), row.group_name);
      ofGroup.set(group, [...(ofGroup.get(group) ?? []), toVersion(row)]);
    }
    return groups.map(group => ({
      ...group,
      versions: ofGroup.get(groupKey(group, group.name)) ?? [],
    }));
  }
}

type Narrow = (query: Knex.QueryBuilder) => Knex.QueryBuilder;

function inPart({ accountId, region }: AccountRegion): Narrow {
  return query =>
    query.where({ 'g.account_id': accountId, 'g.region': region });
}

function byName<T extends { name: string }>(groups: T[]): Map<string, T> {
  return new Map(groups.map(group => [group.name, group]));
}

function toPart(row: { account_id: string; region: string }): AccountRegion {
  return { accountId: row.account_id, region: row.region };
}

function toSummary(row: GroupRow): GroupSummary {
  return {
    ...toPart(row),
    name: row.name,
    arn: row.arn,
    slug: row.slug ?? undefined,
    description: row.description ?? undefined,
    createdAt: row.created_at,
  };
}

function groupKey(part: AccountRegion, name: string): string {
  return `${partName(part)}/${name}`;
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
