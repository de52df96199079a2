import type { Env, Scope } from '../../../service';
import { describeJob } from '../../jobs/describeJob';
import { jobResources, jobs, type JobType } from '../../jobs/documents';
import { describePackage } from '../../registry/describePackage';
import { packages } from '../../registry/documents';
import type { Json } from '../definition/types';
import type { StepDocument } from '../documents';

/** How far what a step made is. */
export type Work =
  | { state: 'running' }
  | { state: 'succeeded'; properties: Json }
  | { state: 'failed'; reason: string }
  | { state: 'stopped' };

/** Looks at the job or model package of a step. */
export function workOf({ arn = '' }: StepDocument, env: Env): Work {
  const [, , , region, account] = arn.split(':');
  const scope: Scope = { account, region };
  const resource = arn.split(':').slice(5).join(':');
  const slash = resource.indexOf('/');
  const [kind, id] = [resource.slice(0, slash), resource.slice(slash + 1)];
  if (kind === 'model-package') {
    const found = env.store.get(packages, scope, id);
    switch (found?.ModelPackageStatus) {
      case 'Completed':
        return {
          state: 'succeeded',
          properties: asJson(describePackage(found)),
        };
      case 'Pending':
      case 'InProgress':
        return { state: 'running' };
      default:
        return gone(arn);
    }
  }
  const type = (Object.keys(jobs) as JobType[]).find(
    one => jobResources[one] === kind,
  );
  const job = type && env.store.get(jobs[type], scope, id);
  switch (job?.status) {
    case 'Completed':
      return {
        state: 'succeeded',
        properties: asJson(describeJob(type ?? 'Training', job)),
      };
    case 'Failed':
      return { state: 'failed', reason: job.failureReason ?? 'Unknown.' };
    case 'Stopped':
      return { state: 'stopped' };
    case undefined:
      return gone(arn);
    default:
      return { state: 'running' };
  }
}

function gone(arn: string): Work {
  return { state: 'failed', reason: `ClientError: ${arn} no longer exists.` };
}

function asJson(value: object): Json {
  return JSON.parse(JSON.stringify(value));
}
