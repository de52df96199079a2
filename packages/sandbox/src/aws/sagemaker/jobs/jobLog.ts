import { writeLog } from '../../logs/writeLog';
import type { Env, Scope } from '../../service';
import type { JobDocument, JobType } from './documents';

/** Log groups of jobs; their metrics' namespaces have the same names. */
export const logGroups: Record<JobType, string> = {
  Training: '/aws/sagemaker/TrainingJobs',
  Processing: '/aws/sagemaker/ProcessingJobs',
  Transform: '/aws/sagemaker/TransformJobs',
};

/** Milliseconds between two lines of a log. */
const lineMs = 40;

/** Writes what a job's container says into its log stream, the last line now. */
export function writeJobLog(
  type: JobType,
  { name, startedAt }: JobDocument,
  lines: string[],
  scope: Scope,
  env: Env,
): void {
  const now = env.clock.now().getTime();
  const epoch = Math.floor(Date.parse(startedAt ?? '') / 1_000);
  const started = Date.parse(startedAt ?? '');
  writeLog(
    env,
    scope,
    logGroups[type],
    `${name}/algo-1-${epoch}`,
    lines.map((message, index) => ({
      timestamp: Math.max(now - (lines.length - 1 - index) * lineMs, started),
      message,
    })),
  );
}
