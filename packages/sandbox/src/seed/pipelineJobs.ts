import { writeLog } from '../aws/logs/writeLog';
import { sagemakerArn } from '../aws/sagemaker/arns';
import {
  jobResources,
  jobs,
  type JobDocument,
  type JobType,
} from '../aws/sagemaker/jobs/documents';
import type { JsonObject } from '../aws/sagemaker/pipelines/definition/types';
import type { Env, Scope } from '../aws/service';

/** How long it takes until a job has its instances. */
const startMs = 40_000;

/** A job of the past. */
export interface PastJob {
  type: JobType;
  name: string;
  request: JsonObject;
  status: 'Completed' | 'Failed' | 'Stopped';
  failureReason?: string;
  /** Epoch milliseconds. */
  from: number;
  /** Epoch milliseconds. */
  until: number;
  /** Metric and value at the end of a training. */
  metric: string;
  score: number;
}

/** Puts a job that has ended into the store. */
export function putPastJob(past: PastJob, scope: Scope, env: Env): JobDocument {
  const { type, name, status, failureReason } = past;
  const ended = new Date(past.until).toISOString();
  const job: JobDocument = {
    name,
    arn: sagemakerArn(scope, `${jobResources[type]}/${name}`),
    request: past.request,
    status,
    failureReason,
    transitions: [],
    createdAt: new Date(past.from).toISOString(),
    startedAt: new Date(
      Math.min(past.from + startMs, past.until),
    ).toISOString(),
    endedAt: ended,
    modifiedAt: ended,
    ...(type === 'Training' && {
      transitions: [
        {
          Status: status,
          startedAt: ended,
          endedAt: ended,
          StatusMessage: `Training job ${status.toLowerCase()}`,
        },
      ],
      metrics: [{ name: `validation:${past.metric}`, value: past.score }],
    }),
  };
  env.store.put(jobs[type], scope, name, job);
  return job;
}

/** Writes a past job's log, spread over its time. */
export function putPastLog(
  type: JobType,
  { name, startedAt = '', endedAt = '' }: JobDocument,
  lines: string[],
  scope: Scope,
  env: Env,
): void {
  const started = Date.parse(startedAt);
  const gap = (Date.parse(endedAt) - started) / (lines.length + 1);
  writeLog(
    env,
    scope,
    `/aws/sagemaker/${type}Jobs`,
    `${name}/algo-1-${Math.floor(started / 1_000)}`,
    lines.map((message, index) => ({
      timestamp: Math.round(started + (index + 1) * gap),
      message,
    })),
  );
}

/** What a job says when all is well. */
export function usualLog(type: JobType, metric: string, score: number) {
  return type === 'Training'
    ? [
        'INFO:sagemaker_xgboost_container.training:Running XGBoost Sagemaker in algorithm mode',
        'INFO:sagemaker_xgboost_container.training:Single node training.',
        `[119]#011validation-${metric}:${score}`,
      ]
    : [
        'INFO:__main__:Reading inputs',
        'INFO:__main__:Writing outputs',
        'INFO:__main__:Finished running processing job',
      ];
}
