import { LoggerService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import {
  AccountDirectory,
  AwsClients,
  MlPlatformConfig,
} from '@atelier/plugin-ml-platform-node';
import { Notifier } from '../notify';
import { Stores } from '../store';
import { AccountRegion } from '../store/AccountStore';
import { AccountsCollector } from './AccountsCollector';
import { createCostsCollector } from './createCostsCollector';
import { createModelsCollector } from './createModelsCollector';
import { createPipelinesCollectors } from './createPipelinesCollectors';
import { PartCollector } from './PartCollector';
import { readEndpoints } from './readEndpoints';
import { readStudio } from './readStudio';

/** What every collector is made of. */
export interface CollectorContext {
  clients: AwsClients;
  logger: LoggerService;
  mlPlatform: MlPlatformConfig;
  notifier: Notifier;
  stores: Stores;
  /** Ends when the accounts of ML projects are known. */
  ready(): Promise<void>;
  /** Every account and region of ML projects. */
  parts(): Promise<AccountRegion[]>;
}

/** The collectors of the read model, reading from AWS. */
export function createCollectors(
  options: Omit<CollectorContext, 'ready' | 'parts'> & {
    config: Config;
    directory: AccountDirectory;
  },
) {
  const { clients, logger, mlPlatform, notifier, stores } = options;
  const accounts = new AccountsCollector({
    directory: options.directory,
    stores,
    managementAccountId: mlPlatform.managementAccountId,
    logger,
  });
  const context: CollectorContext = {
    ...options,
    ready: () => accounts.ready(),
    parts: () => stores.accounts.listAccountRegions(),
  };
  const studio = new PartCollector({
    name: 'studio',
    title: 'Studio',
    ready: context.ready,
    parts: context.parts,
    read: (part, signal) => readStudio(clients, mlPlatform, part, signal),
    write: (transaction, part, domains) =>
      stores.studio.replace(transaction, part, domains),
    retain: parts => stores.studio.retain(parts),
    onChange: part => projectChanged(context, part, 'studio'),
    refreshes: stores.refreshes,
    logger,
  });
  const endpoints = new PartCollector({
    name: 'endpoints',
    title: 'Endpoints',
    ready: context.ready,
    parts: context.parts,
    read: (part, signal) =>
      readEndpoints({ clients, endpoints: stores.endpoints, part, signal }),
    write: (transaction, part, read) =>
      stores.endpoints.replace(transaction, part, read),
    retain: parts => stores.endpoints.retain(parts),
    async onChange(part, { inventory }) {
      await projectChanged(context, part, 'models');
      if (inventory) {
        await notifier.inventoryChanged();
      }
    },
    refreshes: stores.refreshes,
    logger,
  });
  const models = createModelsCollector(context);
  const readNewModels = async (part: AccountRegion, signal: AbortSignal) => {
    const { accountId, region } = part;
    const slug = await stores.accounts.slugOf(accountId);
    await Promise.all([
      models.refresh({ accountId, region }, signal),
      slug && models.refreshHub(slug, region, signal),
    ]);
  };
  return {
    accounts,
    studio,
    endpoints,
    models,
    ...createPipelinesCollectors(context, readNewModels),
    costs: createCostsCollector(context, options.config),
  };
}

export type Collectors = ReturnType<typeof createCollectors>;

/** Says that something of the ML project of an account changed. */
export async function projectChanged(
  { notifier, stores }: CollectorContext,
  { accountId }: Pick<AccountRegion, 'accountId'>,
  what: Parameters<Notifier['projectsChanged']>[1],
): Promise<void> {
  const slug = await stores.accounts.slugOf(accountId);
  if (slug) {
    await notifier.projectsChanged([slug], what);
  }
}
