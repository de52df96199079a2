import { combine, isOver } from './combine';
import type { Job, JobStatus } from './documents';

export type ScheduledJob = Pick<
  Job,
  'id' | 'name' | 'stageIndex' | 'status' | 'when' | 'allowFailure'
> & { config: Pick<Job['config'], 'needs'> };

/**
 * The next states of jobs that wait for others: `pending`, `manual` or `skipped`, by job.
 * As GitLab decides: a job without `needs` looks at all earlier stages, one with `needs`
 * at these jobs.
 *
 * @param jobs - of one pipeline, without those that were retried
 */
export function schedule(
  jobs: readonly ScheduledJob[],
): Map<number, JobStatus> {
  const changes = new Map<number, JobStatus>();
  const current = jobs.map(job => ({ ...job }));
  // A job that is skipped can decide about later ones.
  for (let changed = true; changed; ) {
    changed = false;
    for (const job of current.filter(({ status }) => status === 'created')) {
      const next = decide(job, current);
      if (next) {
        job.status = next;
        changes.set(job.id, next);
        changed = true;
      }
    }
  }
  return changes;
}

function decide(
  job: ScheduledJob,
  all: readonly ScheduledJob[],
): JobStatus | undefined {
  const { needs } = job.config;
  const before = needs
    ? all.filter(({ name }) => needs.some(need => need.job === name))
    : all.filter(({ stageIndex }) => stageIndex < job.stageIndex);
  const status = before.length
    ? combine(before, { needed: needs !== undefined })
    : 'success';
  if (!isOver(status)) {
    return undefined;
  }
  if (!startsAfter(job, status)) {
    return 'skipped';
  }
  return job.when === 'manual' ? 'manual' : 'pending';
}

function startsAfter(
  { when, config }: ScheduledJob,
  status: JobStatus,
): boolean {
  switch (when) {
    case 'always':
      return true;
    case 'on_failure':
      return status === 'failed';
    default:
      return status === 'success' || (!config.needs && status === 'skipped');
  }
}
