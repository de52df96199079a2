import type { Env, Scope } from '../../service';
import { resumeWaiting } from '../pipelines/run/advance';
import { packages } from './documents';
import { putPackageEvent } from './packageEvent';

/** Timer of a new model package. */
export const packageTimer = 'sagemaker.modelPackage';

/** How long a model package takes to be made, at speed 1. */
const createMs = 5_000;

export function settlePackageLater(
  id: string,
  { account, region }: Scope,
  env: Env,
): void {
  env.timers.schedule({
    name: packageTimer,
    inMs: createMs,
    payload: { account, region, id },
  });
}

export function settlePackage(
  { id, ...scope }: Scope & { id: string },
  env: Env,
): void {
  const found = env.store.get(packages, scope, id);
  if (found?.ModelPackageStatus !== 'Pending') {
    return;
  }
  const made = { ...found, ModelPackageStatus: 'Completed' as const };
  env.store.transaction(() => {
    env.store.put(packages, scope, id, made);
    putPackageEvent(made, scope, env);
    resumeWaiting(found.ModelPackageArn, scope, env);
  });
}
