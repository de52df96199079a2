import { Family } from '../Family';
import type { JobConfig } from './config/types';

export type JobStatus =
  | 'created'
  | 'pending'
  | 'running'
  | 'success'
  | 'failed'
  | 'canceled'
  | 'skipped'
  | 'manual';

export type PipelineSource = 'push' | 'trigger' | 'api' | 'web';

/** A variable as a job gets it. */
export interface CiVariable {
  key: string;
  value: string;
  /** The job gets the path of a file that holds the value. */
  file?: boolean;
  /** References to other variables in it are left as they are. */
  raw?: boolean;
  /** Hidden in logs. */
  masked?: boolean;
}

export interface Pipeline {
  id: number;
  /** Number within its project. */
  iid: number;
  projectId: number;
  name: string | null;
  sha: string;
  beforeSha: string;
  /** Name of the branch or tag. */
  ref: string;
  tag: boolean;
  source: PipelineSource;
  status: JobStatus;
  userId: number;
  /** Given when it was started. */
  variables: CiVariable[];
  /** Of the CI configuration. */
  globalVariables: CiVariable[];
  /** Why there are no jobs. */
  yamlErrors: string | null;
  jobIds: number[];
  createdAt: string;
  updatedAt: string;
  startedAt: string | null;
  finishedAt: string | null;
}

export type FailureReason =
  | 'script_failure'
  | 'runner_system_failure'
  | 'job_execution_timeout';

export interface Job {
  id: number;
  projectId: number;
  pipelineId: number;
  name: string;
  stage: string;
  stageIndex: number;
  status: JobStatus;
  when: JobConfig['when'];
  allowFailure: boolean;
  config: JobConfig;
  /** Variables of the rule that let the job in. */
  ruleVariables: CiVariable[];
  /** Whether a newer job took its place. */
  retried: boolean;
  /** Times that it was retried by itself. */
  autoRetries: number;
  userId: number;
  /** Whether someone started it by hand. */
  played: boolean;
  failureReason: FailureReason | null;
  exitCode: number | null;
  hasArtifacts: boolean;
  /** Of `artifacts:reports:dotenv`. */
  dotenv: CiVariable[];
  createdAt: string;
  queuedAt: string | null;
  startedAt: string | null;
  finishedAt: string | null;
}

/** Pipelines by project. */
export const pipelines = new Family<Pipeline>('pipeline');
/** Jobs by project. */
export const jobs = new Family<Job>('job');
/** Jobs that wait for the runner or run, under parent 0; `id` is the job's. */
export const activeJobs = new Family<{ id: number; projectId: number }>(
  'activeJob',
);
