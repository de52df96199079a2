import {
  EnsuredProduct,
  ensureProvisionedProduct,
  identityTagKeys,
} from '@atelier/plugin-ml-platform-node';
import { TaskContext } from '../TaskContext';
import { createProgressLog } from './createProgressLog';
import { LaunchServices } from './LaunchServices';
import { LaunchPlan } from './planLaunch';

/** Launches what was planned, once, however often the step is started again. */
export async function launch(
  { clients, config }: LaunchServices,
  context: TaskContext,
  plan: LaunchPlan,
): Promise<EnsuredProduct> {
  const { target, product, name, parameters, tags } = plan;
  const key = `${target.accountId}.${target.region}.${name}`;
  // Without this record a step that starts again would take the profile it made itself for an old one.
  const { isNewProfile } = await context.checkpoint({
    key: `before.${key}`,
    fn: async () => ({ isNewProfile: plan.isNewProfile }),
  });
  const ensured = await context.checkpoint({
    key: `launch.${key}`,
    fn: async () => {
      const { provisionedProductId, outputs, existed, updated } =
        await ensureProvisionedProduct(clients, target, {
          name,
          product,
          parameters,
          tags,
          identityTags: identityTagKeys(config.tags),
          signal: context.signal,
          onProgress: createProgressLog(context.logger),
        }).catch(error => {
          throw context.signal?.aborted ? cancelled(plan, error) : error;
        });
      return { provisionedProductId, outputs, existed, updated };
    },
  });
  return { ...ensured, existed: ensured.existed && !isNewProfile };
}

function cancelled({ target, name }: LaunchPlan, cause: unknown): Error {
  return new Error(
    `The task was cancelled. What AWS had begun for '${name}' in account ${target.accountId}, region ${target.region} it may still finish; run the template again to take it up from there.`,
    { cause },
  );
}
