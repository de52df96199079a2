import {
  PipelineExecutionStatus,
  PipelineExecutionSummary,
} from '@atelier/plugin-ml-platform-common';

/** A row of `pipeline_executions`, but for its partition and the time of its reading. */
export interface ExecutionRow {
  account_id: string;
  region: string;
  pipeline: string;
  execution_id: string;
  arn: string;
  display_name: string | null;
  status: PipelineExecutionStatus;
  started_at: string;
  ended_at: string | null;
  failure_reason: string | null;
}

export const executionColumns = [
  'account_id',
  'region',
  'pipeline',
  'execution_id',
  'arn',
  'display_name',
  'status',
  'started_at',
  'ended_at',
  'failure_reason',
] as const satisfies ReadonlyArray<keyof ExecutionRow>;

export function toSummary(row: ExecutionRow): PipelineExecutionSummary {
  return {
    id: row.execution_id,
    arn: row.arn,
    displayName: row.display_name ?? undefined,
    status: row.status,
    startedAt: row.started_at,
    endedAt: row.ended_at ?? undefined,
    failureReason: row.failure_reason ?? undefined,
  };
}
