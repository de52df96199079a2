import type { Started } from '.';
import { sagemakerArn } from '../../arns';
import { jobResources, jobs, type JobType } from '../../jobs/documents';
import { resolve } from '../definition/resolve';
import type { DefinitionStep, JsonObject } from '../definition/types';
import { waitFor } from '../run/advance';
import { findCached, fingerprintOf } from '../run/cache';
import type { ExecutionRun } from '../run/ExecutionRun';
import { jobName } from '../run/jobName';
import { resolveScope } from '../run/resolveScope';
import { make } from './make';

/** Takes the result of an earlier execution, or makes a job and waits for it. */
export async function startJob(
  step: DefinitionStep,
  run: ExecutionRun,
): Promise<Started> {
  const type = step.Type as JobType;
  const { execution, env, place } = run;
  const name = jobName(execution.id, step.Name, execution.retries);
  const scope = resolveScope(run, step.Name, name);
  const request = resolve(step.Arguments, scope) as JsonObject;
  const fingerprint = fingerprintOf(type, request);
  const cached = findCached(step, fingerprint, run);
  if (cached) {
    return cached;
  }
  const arn = sagemakerArn(place, `${jobResources[type]}/${name}`);
  if (!env.store.get(jobs[type], place, name)) {
    await make(run, `Create${type}Job`, {
      ...request,
      [`${type}JobName`]: name,
      Tags: [...tagsOf(request), ...pipelineTags(step, run)],
    });
  }
  waitFor(arn, place, env);
  return {
    status: 'Executing',
    arn,
    metadata: { [`${type}Job`]: { Arn: arn } },
    fingerprint,
  };
}

function tagsOf({ Tags }: JsonObject) {
  return Array.isArray(Tags) ? Tags : [];
}

function pipelineTags({ Name }: DefinitionStep, { execution }: ExecutionRun) {
  return [
    {
      Key: 'sagemaker:pipeline-execution-arn',
      Value: execution.PipelineExecutionArn,
    },
    { Key: 'sagemaker:pipeline-step-name', Value: Name },
  ];
}
