import type { Env, Scope } from '../../service';
import { RoleAccess } from '../roleAccess';
import { resumeWaiting } from '../pipelines/run/advance';
import { runContainer, type ContainerResult } from './containers';
import { jobs, type JobDocument, type JobType } from './documents';
import { accessFailure, roleOfJob } from './jobAccess';
import { logGroups, writeJobLog } from './jobLog';
import { phases, type Phase } from './phases';

/** Timer of a job's next phase. */
export const jobTimer = 'sagemaker.job';
/** Timer of the end of a job that is being stopped. */
export const stoppedJobTimer = 'sagemaker.job.stopped';

interface JobPhase extends Scope {
  type: JobType;
  name: string;
  /** Index in `phases`. */
  phase: number;
}

/** How long a job takes to stop, at speed 1. */
const stopMs = 15_000;

/** Plans a job's next phase. */
export function runJobLater(next: JobPhase, env: Env): void {
  const { inMs } = phases[next.type][next.phase];
  env.timers.schedule({ name: jobTimer, inMs, payload: next });
}

/** Brings a job into its next phase. */
export function runJob(next: JobPhase, env: Env): void {
  const { type, name, phase: index } = next;
  const scope: Scope = { account: next.account, region: next.region };
  const job = env.store.get(jobs[type], scope, name);
  if (job?.status !== 'InProgress') {
    return;
  }
  const { phase } = phases[type][index];
  const failureReason = accessFailure(type, job, phase, scope, env);
  const result: ContainerResult = failureReason
    ? { lines: [], failureReason }
    : runContainer({ type, job, phase, env, scope });
  const now = env.clock.now().toISOString();
  env.store.transaction(() => {
    const failed = result.failureReason !== undefined;
    const ended = failed || phase === 'Completed';
    const changed: JobDocument = {
      ...job,
      failureReason: result.failureReason,
      exitMessage: result.exitMessage,
      metrics: result.metrics ?? job.metrics,
      modifiedAt: now,
      startedAt: job.startedAt ?? now,
    };
    if (isTold(type, job, scope, env)) {
      writeJobLog(type, changed, result.lines, scope, env);
    }
    if (ended) {
      endJob(type, changed, failed ? 'Failed' : 'Completed', scope, env);
      return;
    }
    env.store.put(jobs[type], scope, name, {
      ...changed,
      transitions: nextTransition(changed, phase, now),
    });
    runJobLater({ ...next, phase: index + 1 }, env);
  });
}

/** Whether the job's role may write logs. */
function isTold(type: JobType, job: JobDocument, scope: Scope, env: Env) {
  const role = new RoleAccess(roleOfJob(job, scope, env), scope, env);
  return role.tells(logGroups[type], logGroups[type]);
}

/** Plans the end of a job that is `Stopping`. */
export function stopJobLater(
  type: JobType,
  name: string,
  { account, region }: Scope,
  env: Env,
): void {
  env.timers.schedule({
    name: stoppedJobTimer,
    inMs: stopMs,
    payload: { account, region, type, name },
  });
}

export function endStoppedJob(
  { type, name, ...scope }: Scope & { type: JobType; name: string },
  env: Env,
): void {
  const job = env.store.get(jobs[type], scope, name);
  if (job?.status === 'Stopping') {
    env.store.transaction(() => endJob(type, job, 'Stopped', scope, env));
  }
}

function endJob(
  type: JobType,
  job: JobDocument,
  status: 'Completed' | 'Failed' | 'Stopped',
  scope: Scope,
  env: Env,
): void {
  const now = env.clock.now().toISOString();
  const transitions = nextTransition(job, status, now);
  env.store.put(jobs[type], scope, job.name, {
    ...job,
    status,
    transitions: transitions.map((one, index) =>
      index === transitions.length - 1 ? { ...one, endedAt: now } : one,
    ),
    modifiedAt: now,
    ...(job.startedAt && { endedAt: now }),
  });
  resumeWaiting(job.arn, scope, env);
}

const messages: Partial<Record<Phase | 'Failed' | 'Stopped', string>> = {
  Downloading: 'Downloading input data',
  Training: 'Training image download completed. Training in progress.',
  Uploading: 'Uploading generated training model',
  Completed: 'Training job completed',
  Failed: 'Training job failed',
  Stopped: 'Training job stopped',
};

function nextTransition(
  { transitions }: JobDocument,
  Status: Phase | 'Failed' | 'Stopped',
  now: string,
) {
  if (transitions.length === 0) {
    return [];
  }
  return [
    ...transitions.map(one => ({ ...one, endedAt: one.endedAt ?? now })),
    { Status, startedAt: now, StatusMessage: messages[Status] ?? '' },
  ];
}
