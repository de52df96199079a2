import type { Started } from '.';
import { sagemakerArn } from '../../arns';
import { models } from '../../models/documents';
import { resolve } from '../definition/resolve';
import type { DefinitionStep, JsonObject } from '../definition/types';
import type { ExecutionRun } from '../run/ExecutionRun';
import { jobName } from '../run/jobName';
import { resolveScope } from '../run/resolveScope';
import { make } from './make';

/** Makes a model; it is there at once. */
export async function startModel(
  step: DefinitionStep,
  run: ExecutionRun,
): Promise<Started> {
  const { execution, env, place } = run;
  const ModelName = jobName(execution.id, step.Name, execution.retries);
  const scope = resolveScope(run, step.Name, '');
  const request = resolve(step.Arguments, scope) as JsonObject;
  if (!env.store.get(models, place, ModelName)) {
    await make(run, 'CreateModel', { ...request, ModelName });
  }
  const arn = sagemakerArn(place, `model/${ModelName}`);
  return {
    status: 'Succeeded',
    endedAt: run.now(),
    arn,
    metadata: { Model: { Arn: arn } },
    properties: { ...request, ModelName, ModelArn: arn },
  };
}
