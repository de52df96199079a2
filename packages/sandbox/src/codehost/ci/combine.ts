import type { Job, JobStatus } from './documents';

type Counted = JobStatus | 'ignored' | 'warning';

const over: readonly JobStatus[] = ['success', 'failed', 'canceled', 'skipped'];

export function isOver(status: JobStatus): boolean {
  return over.includes(status);
}

/**
 * The one status of several jobs, by GitLab's order of rules.
 *
 * @param needed - whether the jobs are another's `needs`: one that was skipped then
 * skips it, and it waits until all are over
 */
export function combine(
  jobs: readonly Pick<Job, 'status' | 'allowFailure'>[],
  { needed = false } = {},
): JobStatus {
  const counted = new Set(jobs.map(count));
  const any = (...statuses: Counted[]) => statuses.some(s => counted.has(s));
  const only = (...statuses: Counted[]) =>
    [...counted].every(status => statuses.includes(status));
  if (needed && any('skipped')) {
    return 'skipped';
  }
  if (needed && !only(...over, 'warning')) {
    return 'pending';
  }
  if (only('skipped', 'ignored')) {
    return 'skipped';
  }
  if (only('success', 'skipped', 'warning', 'ignored')) {
    return 'success';
  }
  if (only('created', 'warning', 'ignored')) {
    return 'created';
  }
  if (only('canceled', 'success', 'skipped', 'warning', 'ignored')) {
    return 'canceled';
  }
  if (only('pending', 'created', 'skipped', 'warning', 'ignored')) {
    return 'pending';
  }
  if (any('running', 'pending')) {
    return 'running';
  }
  if (any('manual')) {
    return 'manual';
  }
  return any('created') ? 'running' : 'failed';
}

function count({
  status,
  allowFailure,
}: Pick<Job, 'status' | 'allowFailure'>): Counted {
  if (allowFailure && (status === 'failed' || status === 'canceled')) {
    return 'warning';
  }
  return allowFailure && status === 'manual' ? 'ignored' : status;
}
