import { Knex } from 'knex';
import {
  PipelineExecution,
  PipelineExecutionSummary,
} from '@atelier/plugin-ml-platform-common';
import { AccountRegion } from './AccountStore';
import { ExecutionRow, executionColumns, toSummary } from './executionRows';
import { partKey } from './parts';

/** Where an execution is. */
export interface ExecutionPlace extends AccountRegion {
  pipeline: string;
}

/** Parameters and steps of an execution. */
export type ExecutionDetails = Pick<PipelineExecution, 'parameters' | 'steps'>;

/** An execution, with its details where they were read. */
export interface StoredExecution {
  place: ExecutionPlace;
  summary: PipelineExecutionSummary;
  details?: ExecutionDetails & {
    /** ISO 8601: start of the read. */
    readAt: string;
  };
}

/** Where a page of executions ended. */
export interface ExecutionPosition {
  startedAt: string;
  id: string;
}

interface DetailsRow {
  parameters: string;
  steps: string;
  read_at: string;
}

const key = ['partition', 'account_id', 'region', 'pipeline', 'execution_id'];

/** Executions of pipelines. What was read later stays: each row knows when the read of it began. */
export class ExecutionStore {
  readonly #knex: Knex;
  readonly #partition: string;

  constructor(knex: Knex, partition: string) {
    this.#knex = knex;
    this.#partition = partition;
  }

  /** Writes an execution, read from `readAt` on, unless a later read was written. */
  async write(
    place: ExecutionPlace,
    summary: PipelineExecutionSummary,
    details: ExecutionDetails | undefined,
    readAt: Date,
    knex: Knex = this.#knex,
  ): Promise<void> {
    const read_at = readAt.toISOString();
    const where = { ...this.#where(place), execution_id: summary.id };
    await knex('pipeline_executions')
      .insert({
        ...where,
        arn: summary.arn,
        display_name: summary.displayName ?? null,
        status: summary.status,
        started_at: summary.startedAt,
        ended_at: summary.endedAt ?? null,
        failure_reason: summary.failureReason ?? null,
        read_at,
      })
      .onConflict(key)
      .merge()
      .where('pipeline_executions.read_at', '<=', read_at);
    if (details) {
      await knex('pipeline_execution_details')
        .insert({
          ...where,
          parameters: JSON.stringify(details.parameters),
          steps: JSON.stringify(details.steps),
          read_at,
        })
        .onConflict(key)
        .merge()
        .where('pipeline_execution_details.read_at', '<=', read_at);
    }
  }

  /** Forgets all but the `count` newest executions of a pipeline. */
  async keepNewest(
    knex: Knex,
    place: ExecutionPlace,
    count: number,
  ): Promise<void> {
    const old = await knex('pipeline_executions')
      .where(this.#where(place))
      .orderBy('started_at', 'desc')
      .offset(count)
      .limit(1_000)
      .pluck('execution_id');
    for (const table of ['pipeline_execution_details', 'pipeline_executions']) {
      await knex(table)
        .where(this.#where(place))
        .whereIn('execution_id', old)
        .delete();
    }
  }

  /** A page of a pipeline's executions, newest first. */
  async page(
    place: ExecutionPlace,
    limit: number,
    after?: ExecutionPosition,
  ): Promise<{ items: PipelineExecutionSummary[]; next?: ExecutionPosition }> {
    const query = this.#knex('pipeline_executions')
      .where(this.#where(place))
      .orderBy([
        { column: 'started_at', order: 'desc' },
        { column: 'execution_id', order: 'desc' },
      ])
      .limit(limit + 1)
      .select<ExecutionRow[]>(executionColumns);
    if (after) {
      query.where(older =>
        older
          .where('started_at', '<', after.startedAt)
          .orWhere(same =>
            same
              .where('started_at', after.startedAt)
              .where('execution_id', '<', after.id),
          ),
      );
    }
    const rows = await query;
    const items = rows.slice(0, limit).map(toSummary);
    const last = items.at(-1);
    return {
      items,
      next:
        last && rows.length > limit
          ? { startedAt: last.startedAt, id: last.id }
          : undefined,
    };
  }

  /** An execution, or undefined. */
  async get(
    place: ExecutionPlace,
    id: string,
  ): Promise<StoredExecution | undefined> {
    const where = { ...this.#where(place), execution_id: id };
    const row = await this.#knex('pipeline_executions')
      .where(where)
      .first<ExecutionRow | undefined>(executionColumns);
    const details = await this.#knex('pipeline_execution_details')
      .where(where)
      .first<DetailsRow | undefined>();
    return (
      row && {
        place,
        summary: toSummary(row),
        details: details && {
          parameters: JSON.parse(details.parameters),
          steps: JSON.parse(details.steps),
          readAt: details.read_at,
        },
      }
    );
  }

  /** The executions of an account in a region, by their ARN, and whether their details were read. */
  async known(
    part: AccountRegion,
  ): Promise<Map<string, { status: string; detailed: boolean }>> {
    const rows = await this.#knex('pipeline_executions as e')
      .leftJoin('pipeline_execution_details as d', join =>
        key.forEach(column => join.andOn(`d.${column}`, `e.${column}`)),
      )
      .where({
        'e.partition': this.#partition,
        'e.account_id': part.accountId,
        'e.region': part.region,
      })
      .select<
        Array<{ arn: string; status: string; details_at: string | null }>
      >(['e.arn', 'e.status', 'd.read_at as details_at']);
    return new Map(
      rows.map(({ arn, status, details_at }) => [
        arn,
        { status, detailed: details_at !== null },
      ]),
    );
  }

  /** Every execution that runs, of accounts of ML projects. */
  async running(): Promise<
    Array<{ place: ExecutionPlace; arn: string; startedAt: string }>
  > {
    const rows = await this.#knex('pipeline_executions')
      .where({ partition: this.#partition })
      .whereIn('status', ['Executing', 'Stopping'])
      .orderBy('started_at', 'desc')
      .select<ExecutionRow[]>(executionColumns);
    return rows.map(row => ({
      place: {
        accountId: row.account_id,
        region: row.region,
        pipeline: row.pipeline,
      },
      arn: row.arn,
      startedAt: row.started_at,
    }));
  }

  /** Forgets an execution that is not in AWS any more. */
  async remove(place: ExecutionPlace, id: string): Promise<void> {
    const where = { ...this.#where(place), execution_id: id };
    await this.#knex('pipeline_execution_details').where(where).delete();
    await this.#knex('pipeline_executions').where(where).delete();
  }

  #where(place: ExecutionPlace) {
    return { ...partKey(this.#partition, place), pipeline: place.pipeline };
  }
}
