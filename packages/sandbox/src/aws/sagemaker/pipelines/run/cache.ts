import { createHash } from 'node:crypto';
import { parseDuration } from '../definition/duration';
import type { DefinitionStep, JsonObject } from '../definition/types';
import {
  executions,
  executionSteps,
  type ExecutionDocument,
  type StepDocument,
} from '../documents';
import { executionKey } from '../lookUp';
import type { Started } from '../steps';
import type { ExecutionRun } from './ExecutionRun';

/** The same for steps that would do the same work. Tags and experiments do not count. */
export function fingerprintOf(
  type: string,
  { Tags: _tags, ExperimentConfig: _config, ...request }: JsonObject,
): string {
  return createHash('sha256')
    .update(JSON.stringify([type, request]))
    .digest('hex')
    .slice(0, 32);
}

/** The newest success of the same step of this pipeline with the same work, young enough for the step's CacheConfig. */
export function findCached(
  { Name, CacheConfig }: DefinitionStep,
  fingerprint: string,
  run: ExecutionRun,
): Started | undefined {
  if (!CacheConfig?.Enabled) {
    return undefined;
  }
  const { execution, place, env } = run;
  const age =
    CacheConfig.ExpireAfter === undefined
      ? Infinity
      : parseDuration(CacheConfig.ExpireAfter) ?? 0;
  const oldest = env.clock.now().getTime() - age;
  const isUsable = (step: StepDocument) =>
    step.name === Name &&
    step.status === 'Succeeded' &&
    step.fingerprint === fingerprint &&
    step.cachedFrom === undefined &&
    Date.parse(step.endedAt ?? '') >= oldest;
  const found = env.store
    .list(executions, place, { prefix: `${execution.PipelineName}/` })
    .filter(({ id }) => id !== execution.id)
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt))
    .map(other => ({ other, step: stepsOf(other, run).find(isUsable) }))
    .find(({ step }) => step !== undefined);
  if (!found?.step) {
    return undefined;
  }
  const { arn, metadata, properties, propertyFiles } = found.step;
  return {
    status: 'Succeeded',
    endedAt: run.now(),
    arn,
    metadata,
    properties,
    propertyFiles,
    fingerprint,
    cachedFrom: found.other.PipelineExecutionArn,
  };
}

function stepsOf(
  { PipelineExecutionArn }: ExecutionDocument,
  { env, place }: ExecutionRun,
): StepDocument[] {
  const key = executionKey(PipelineExecutionArn);
  return env.store.get(executionSteps, place, key) ?? [];
}
