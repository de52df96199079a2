import type { Started } from '.';
import { resolve } from '../definition/resolve';
import type { DefinitionStep, JsonObject } from '../definition/types';
import { waitFor } from '../run/advance';
import type { ExecutionRun } from '../run/ExecutionRun';
import { jobName } from '../run/jobName';
import { resolveScope } from '../run/resolveScope';
import { make } from './make';

/** Makes a version in the model registry and waits until it is complete. */
export async function startRegisterModel(
  step: DefinitionStep,
  run: ExecutionRun,
): Promise<Started> {
  const { execution, env, place } = run;
  const name = jobName(execution.id, step.Name, execution.retries);
  const scope = resolveScope(run, step.Name, '');
  const request = resolve(step.Arguments, scope) as JsonObject;
  const properties = request.MetadataProperties as JsonObject | undefined;
  const { ModelPackageArn: arn } = await make<{ ModelPackageArn: string }>(
    run,
    'CreateModelPackage',
    {
      ...request,
      MetadataProperties: {
        GeneratedBy: execution.PipelineExecutionArn,
        ...properties,
      },
      ClientToken: name.slice(-36).replace(/^-/, 'p'),
    },
  );
  waitFor(arn, place, env);
  return {
    status: 'Executing',
    arn,
    metadata: { RegisterModel: { Arn: arn } },
  };
}
