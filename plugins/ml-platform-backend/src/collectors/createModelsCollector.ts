import { toError } from '@backstage/errors';
import { AccountRegion } from '../store/AccountStore';
import { CollectorContext } from './createCollectors';
import { PartCollector } from './PartCollector';
import { ModelsReading, readModels } from './readModels';

/** What copies model groups: those of every account of an ML project, and those of the hub. */
export function createModelsCollector(context: CollectorContext) {
  const { clients, logger, mlPlatform, notifier, stores } = context;
  const hub = mlPlatform.sharedServicesAccountId;
  const collector = new PartCollector<ModelsReading>({
    name: 'models',
    title: 'Models',
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

  async function changed({ accountId }: Pick<AccountRegion, 'accountId'>) {
    const own = await stores.accounts.slugOf(accountId);
    const groups = own ? [] : await stores.models.all();
    const slugs = own
      ? [own]
      : new Set(groups.flatMap(group => group.slug ?? []));
    await notifier.projectsChanged(slugs, 'models');
    await notifier.inventoryChanged();
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
        if (await stores.models.writeNow(part, reading, readAt)) {
          await notifier.projectsChanged([slug], 'models');
          await notifier.inventoryChanged();
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
