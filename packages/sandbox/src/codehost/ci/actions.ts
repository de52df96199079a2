import type { CodeHostEnv } from '../CodeHostEnv';
import { projects } from '../projects';
import { isOver } from './combine';
import {
  jobs,
  pipelines,
  type FailureReason,
  type Job,
  type Pipeline,
} from './documents';
import { currentJobs, progress, setStatus } from './jobStates';

/** How a job ended. */
export interface JobResult {
  status: 'success' | 'failed';
  exitCode: number | null;
  failureReason: FailureReason | null;
  hasArtifacts: boolean;
  dotenv: Job['dotenv'];
}

/** Starts a manual job. */
export function playJob(env: CodeHostEnv, job: Job, userId: number): Job {
  return change(env, job, () => {
    const played = setStatus(env, job, 'pending', { played: true, userId });
    reviveDependents(env, played);
    return played;
  });
}

/** Runs a job again, as a new one. */
export function retryJob(env: CodeHostEnv, job: Job, userId: number): Job {
  return change(env, job, () => {
    const again = cloneJob(env, job, { userId, autoRetries: 0 });
    reviveDependents(env, again);
    return again;
  });
}

export function cancelJob(env: CodeHostEnv, job: Job): Job {
  return change(env, job, () =>
    isOver(job.status) ? job : setStatus(env, job, 'canceled'),
  );
}

/** Ends all jobs of a pipeline that are not over. */
export function cancelPipeline(env: CodeHostEnv, pipeline: Pipeline): void {
  env.store.transaction(() => {
    for (const job of currentJobs(env, pipeline)) {
      if (!isOver(job.status)) {
        setStatus(env, job, 'canceled');
      }
    }
    progress(env, pipeline.projectId, pipeline.id);
  });
}

/** Runs the failed and canceled jobs of a pipeline again, and what was skipped for them. */
export function retryPipeline(
  env: CodeHostEnv,
  pipeline: Pipeline,
  userId: number,
): void {
  env.store.transaction(() => {
    for (const job of currentJobs(env, pipeline)) {
      if (['failed', 'canceled'].includes(job.status)) {
        cloneJob(env, job, { userId, autoRetries: 0 }, 'created');
      } else if (job.status === 'skipped') {
        setStatus(env, job, 'created', { finishedAt: null });
      }
    }
    progress(env, pipeline.projectId, pipeline.id);
  });
}

/** Notes how a job that ran ended; it is run again where its `retry` says so. */
export function finishJob(
  env: CodeHostEnv,
  projectId: number,
  jobId: number,
  result: JobResult,
): void {
  env.store.transaction(() => {
    const job = jobs.get(env.store, projectId, jobId);
    if (job?.status !== 'running') {
      return; // It was canceled meanwhile.
    }
    const { allowFailureExitCodes = [] } = job.config;
    const isAllowed =
      result.exitCode !== null &&
      allowFailureExitCodes.includes(result.exitCode);
    const ended = setStatus(env, job, result.status, {
      ...result,
      allowFailure: job.allowFailure || isAllowed,
    });
    if (ended.status === 'failed' && retriesByItself(ended)) {
      cloneJob(env, ended, { autoRetries: ended.autoRetries + 1 });
    }
    progress(env, projectId, job.pipelineId);
  });
}

function retriesByItself({ config, autoRetries, failureReason }: Job): boolean {
  const { max, when } = config.retry;
  return (
    autoRetries < max &&
    (when.includes('always') || when.includes(failureReason ?? ''))
  );
}

/** Puts a new job in the place of one that is over. */
function cloneJob(
  env: CodeHostEnv,
  job: Job,
  facts: Partial<Job>,
  status: 'pending' | 'created' = 'pending',
): Job {
  const { store, clock } = env;
  const { id, ...copied } = job;
  jobs.put(store, job.projectId, { ...job, retried: true });
  const created = jobs.create(store, job.projectId, {
    ...copied,
    status: 'created',
    failureReason: null,
    exitCode: null,
    hasArtifacts: false,
    dotenv: [],
    createdAt: clock.now().toISOString(),
    queuedAt: null,
    startedAt: null,
    finishedAt: null,
    ...facts,
  });
  const pipeline = pipelines.get(store, job.projectId, job.pipelineId);
  if (pipeline) {
    const jobIds = pipeline.jobIds.map(one => (one === id ? created.id : one));
    pipelines.put(store, job.projectId, {
      ...pipeline,
      // The job that was retried stays part of the pipeline.
      jobIds: [...jobIds, id],
    });
  }
  return status === 'created' ? created : setStatus(env, created, status);
}

/** Lets jobs that were skipped because of a job decide again. */
function reviveDependents(env: CodeHostEnv, job: Job): void {
  const pipeline = pipelines.get(env.store, job.projectId, job.pipelineId);
  const all = pipeline ? currentJobs(env, pipeline) : [];
  const revived = new Set([job.name]);
  for (const other of all) {
    const { needs } = other.config;
    const depends = needs
      ? needs.some(need => revived.has(need.job))
      : other.stageIndex > job.stageIndex;
    if (depends && other.status === 'skipped') {
      revived.add(other.name);
      setStatus(env, other, 'created', { finishedAt: null });
    }
  }
}

function change(env: CodeHostEnv, job: Job, fn: () => Job): Job {
  const { store } = env;
  return store.transaction(() => {
    const changed = fn();
    progress(env, job.projectId, job.pipelineId);
    return jobs.get(store, job.projectId, changed.id) ?? changed;
  });
}

/** Ends as failed what ran when the code host was killed. */
export function failLostJob(env: CodeHostEnv, job: Job): void {
  if (!projects.get(env.store, job.projectId)) {
    return;
  }
  finishJob(env, job.projectId, job.id, {
    status: 'failed',
    exitCode: null,
    failureReason: 'runner_system_failure',
    hasArtifacts: false,
    dotenv: [],
  });
}
