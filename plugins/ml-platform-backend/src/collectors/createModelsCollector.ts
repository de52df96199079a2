import { toError } from '@backstage/errors';
import { AccountRegion } from '../store/AccountStore';
import { CollectorContext } from './createCollectors';
import { PartCollector } from './PartCollector';
import { ModelsChange } from '../store/ModelStore';
import { ModelsReading, readModels } from './readModels';

/** What copies model groups: those of every account of an ML project, and those of the hub. */
export function createModelsCollector(context: CollectorContext) {
  const { clients, logger, mlPlatform, notifier, stores } = context;
  const hub = mlPlatform.sharedServicesAccountId;
  const collector = new PartCollector<ModelsReading, ModelsChange>({
    name: 'models',
    title: 'Models',
    ready: context.ready,
    async parts() {
      return [
        ...mlPlatform.regions.map(region => ({ accountId: hub, region })),
        ...(await context.parts()),
      ];
    },
    read: (part, signal) =>
      readModels(
        { clients, config: mlPlatform, models: stores.models, signal },
        part,
      ),
    write: (transaction, part, reading, readAt) =>
      stores.models.write(transaction, part, reading, readAt),
    retain: parts => stores.models.retain(parts),
    onChange: changed,
    refreshes: stores.refreshes,
    logger,
  });

  async function changed(
    { accountId }: Pick<AccountRegion, 'accountId'>,
    { slugs, inventory }: ModelsChange,
  ) {
    const own = await stores.accounts.slugOf(accountId);
    await notifier.projectsChanged(own ? [own] : slugs, 'models');
    if (inventory) {
      await notifier.inventoryChanged();
    }
  }

  return Object.assign(collector, {
    /** Reads the groups of one ML project in the hub, and those that are new there; a failure is kept as of `refresh`. */
    async refreshHub(slug: string, region: string, signal: AbortSignal) {
      const part = { accountId: hub, region };
      const readAt = new Date();
      try {
        const reading = await readModels(
          { clients, config: mlPlatform, models: stores.models, signal },
          part,
          slug,
        );
        const change = await stores.models.writeNow(part, reading, readAt);
        if (change) {
          await changed(part, change);
        }
      } catch (error) {
        const { message } = toError(error);
        logger.warn(
          `Models of ${slug} in the hub in ${region} could not be read: ${message}`,
        );
        await stores.refreshes.fail(
          { collector: 'models', ...part },
          readAt,
          message,
        );
      }
    },
  });
}
