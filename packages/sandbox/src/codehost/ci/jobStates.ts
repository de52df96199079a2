import type { CodeHostEnv } from '../CodeHostEnv';
import { combine, isOver } from './combine';
import {
  activeJobs,
  jobs,
  pipelines,
  type Job,
  type JobStatus,
  type Pipeline,
} from './documents';
import { schedule } from './schedule';

const isActive = (status: JobStatus) =>
  status === 'pending' || status === 'running';

/** The jobs of a pipeline, without those that were retried. */
export function currentJobs(env: CodeHostEnv, pipeline: Pipeline): Job[] {
  return allJobs(env, pipeline).filter(({ retried }) => !retried);
}

export function allJobs({ store }: CodeHostEnv, pipeline: Pipeline): Job[] {
  return pipeline.jobIds.flatMap(
    id => jobs.get(store, pipeline.projectId, id) ?? [],
  );
}

/** Gives a job its next state, with its times and its place in the runner's queue. */
export function setStatus(
  env: CodeHostEnv,
  job: Job,
  status: JobStatus,
  facts: Partial<Job> = {},
): Job {
  const { store, clock } = env;
  const now = clock.now().toISOString();
  const changed: Job = {
    ...job,
    status,
    ...(status === 'pending' && { queuedAt: now }),
    ...(status === 'running' && { startedAt: now }),
    ...(isOver(status) && job.startedAt && { finishedAt: now }),
    ...facts,
  };
  jobs.put(store, job.projectId, changed);
  if (isActive(status)) {
    const { id, projectId } = job;
    activeJobs.put(store, 0, { id, projectId });
  } else {
    activeJobs.delete(store, 0, job.id);
  }
  return changed;
}

/** Lets the jobs go on whose turn it is, and gives the pipeline its status. */
export function progress(
  env: CodeHostEnv,
  projectId: number,
  pipelineId: number,
): void {
  const { store, clock } = env;
  store.transaction(() => {
    const pipeline = pipelines.get(store, projectId, pipelineId);
    if (!pipeline) {
      return;
    }
    const before = currentJobs(env, pipeline);
    for (const [id, status] of schedule(before)) {
      const job = before.find(one => one.id === id);
      if (job) {
        setStatus(env, job, status);
      }
    }
    const after = currentJobs(env, pipeline);
    const status = after.length ? combine(after) : pipeline.status;
    const now = clock.now().toISOString();
    const began = after.some(({ startedAt }) => startedAt !== null);
    pipelines.put(store, projectId, {
      ...pipeline,
      status,
      updatedAt: now,
      startedAt: pipeline.startedAt ?? (began ? now : null),
      finishedAt: isOver(status) ? pipeline.finishedAt ?? now : null,
    });
  });
  env.onJobs();
}
