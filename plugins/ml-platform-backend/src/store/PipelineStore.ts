import { Knex } from 'knex';
import {
  MlPipeline,
  PipelineExecutionSummary,
} from '@atelier/plugin-ml-platform-common';
import { AccountRegion } from './AccountStore';
import { ExecutionRow, executionColumns, toSummary } from './executionRows';
import { partKey, retainParts } from './parts';

/** A pipeline as AWS tells it: which stage it is of, say the account's tags; the console's address, its region. */
export type StoredPipeline = Omit<
  MlPipeline,
  'stage' | 'consoleUrl' | 'executions'
>;

/** The newest execution of an ML project, and where it is. */
export interface LatestExecution {
  slug: string;
  accountId: string;
  region: string;
  pipeline: string;
  execution: PipelineExecutionSummary;
}

interface PipelineRow {
  partition: string;
  account_id: string;
  region: string;
  name: string;
  display_name: string | null;
  arn: string;
  status: string;
  created_at: string;
  changed_at: string;
  parameters: string;
}

const key = ['partition', 'account_id', 'region', 'name'];
const executionTables = ['pipeline_execution_details', 'pipeline_executions'];

/** SageMaker pipelines. */
export class PipelineStore {
  readonly #knex: Knex;
  readonly #partition: string;

  constructor(knex: Knex, partition: string) {
    this.#knex = knex;
    this.#partition = partition;
  }

  /** The pipelines of an account in a region. */
  async known(part: AccountRegion): Promise<StoredPipeline[]> {
    const rows = await this.#knex<PipelineRow>('pipelines').where(
      partKey(this.#partition, part),
    );
    return rows.map(toPipeline);
  }

  /** Writes those that are new or changed, and forgets, with their executions, those that are not in `names`; whether there were any. */
  async write(
    transaction: Knex.Transaction,
    part: AccountRegion,
    changed: StoredPipeline[],
    names: string[],
  ): Promise<boolean> {
    const where = partKey(this.#partition, part);
    for (const pipeline of changed) {
      await transaction<PipelineRow>('pipelines')
        .insert({
          ...where,
          name: pipeline.name,
          display_name: pipeline.displayName ?? null,
          arn: pipeline.arn,
          status: pipeline.status,
          created_at: pipeline.createdAt,
          changed_at: pipeline.changedAt,
          parameters: JSON.stringify(pipeline.parameters),
        })
        .onConflict(key)
        .merge();
    }
    const known = await transaction<PipelineRow>('pipelines')
      .where(where)
      .pluck('name');
    const kept = new Set(names);
    const gone = known.filter(name => !kept.has(name));
    for (const name of gone) {
      for (const table of executionTables) {
        await transaction(table)
          .where({ ...where, pipeline: name })
          .delete();
      }
      await transaction('pipelines')
        .where({ ...where, name })
        .delete();
    }
    return changed.length > 0 || gone.length > 0;
  }

  /** The pipelines of accounts, each with its `limit` newest executions. */
  async list(
    accountIds: string[],
    limit: number,
  ): Promise<
    Array<StoredPipeline & { executions: PipelineExecutionSummary[] }>
  > {
    const rows = await this.#knex<PipelineRow>('pipelines')
      .where({ partition: this.#partition })
      .whereIn('account_id', accountIds)
      .orderBy(['name', 'account_id', 'region']);
    const ranked = this.#knex('pipeline_executions')
      .where({ partition: this.#partition })
      .whereIn('account_id', accountIds)
      .select(executionColumns)
      .rowNumber('place', window =>
        window.partitionBy(['account_id', 'region', 'pipeline']).orderBy([
          { column: 'started_at', order: 'desc' },
          { column: 'execution_id', order: 'desc' },
        ]),
      );
    const executions = await this.#knex
      .from(ranked.as('ranked'))
      .where('place', '<=', limit)
      .orderBy('place')
      .select<ExecutionRow[]>(executionColumns);
    return rows.map(row => ({
      ...toPipeline(row),
      executions: executions
        .filter(
          ({ account_id, region, pipeline }) =>
            account_id === row.account_id &&
            region === row.region &&
            pipeline === row.name,
        )
        .map(toSummary),
    }));
  }

  /** All pipelines. */
  async all(): Promise<StoredPipeline[]> {
    const rows = await this.#knex<PipelineRow>('pipelines')
      .where({ partition: this.#partition })
      .orderBy(['account_id', 'region', 'name']);
    return rows.map(toPipeline);
  }

  /** The newest execution in each account of the ML projects. */
  async latest(slugs: string[]): Promise<LatestExecution[]> {
    const newest = this.#knex('pipeline_executions as n')
      .where({
        'n.partition': this.#knex.ref('a.partition'),
        'n.account_id': this.#knex.ref('a.account_id'),
      })
      .orderBy('n.started_at', 'desc')
      .limit(1)
      .select('n.started_at');
    // An inner join lets SQLite begin with all executions there are.
    const rows = await this.#knex('ml_accounts as a')
      .leftJoin('pipeline_executions as e', join =>
        join
          .on('e.partition', 'a.partition')
          .andOn('e.account_id', 'a.account_id')
          .andOn('e.started_at', this.#knex.raw('(?)', [newest])),
      )
      .where('a.partition', this.#partition)
      .whereIn('a.slug', slugs)
      .select<Array<{ slug: string } & (ExecutionRow | { arn: null })>>([
        'a.slug',
        ...executionColumns.map(column => `e.${column}`),
      ]);
    return rows.flatMap(row =>
      row.arn === null
        ? []
        : {
            slug: row.slug,
            accountId: row.account_id,
            region: row.region,
            pipeline: row.pipeline,
            execution: toSummary(row),
          },
    );
  }

  /** Forgets what belongs to accounts and regions of no ML project any more. */
  async retain(kept: AccountRegion[]): Promise<void> {
    await retainParts(this.#knex, {
      partition: this.#partition,
      collector: 'pipelines',
      tables: [...executionTables, 'pipelines'],
      kept,
    });
  }
}

function toPipeline(row: PipelineRow): StoredPipeline {
  return {
    accountId: row.account_id,
    region: row.region,
    name: row.name,
    displayName: row.display_name ?? undefined,
    arn: row.arn,
    status: row.status,
    createdAt: row.created_at,
    changedAt: row.changed_at,
    parameters: JSON.parse(row.parameters),
  };
}
