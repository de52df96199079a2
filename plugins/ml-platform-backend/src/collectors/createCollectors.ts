import { LoggerService } from '@backstage/backend-plugin-api';
import {
  AccountDirectory,
  AwsClients,
  MlPlatformConfig,
  readDailyCosts,
} from '@atelier/plugin-ml-platform-node';
import { Stores } from '../store';
import { AccountsCollector } from './AccountsCollector';
import { CostsCollector } from './CostsCollector';
import { readStudio } from './readStudio';
import { StudioCollector } from './StudioCollector';

/** The collectors of the read model, reading from AWS. */
export function createCollectors(options: {
  clients: AwsClients;
  directory: AccountDirectory;
  logger: LoggerService;
  mlPlatform: MlPlatformConfig;
  stores: Stores;
}) {
  const { clients, directory, logger, mlPlatform, stores } = options;
  const { managementAccountId } = mlPlatform;
  const accounts = new AccountsCollector({
    directory,
    stores,
    managementAccountId,
    logger,
  });
  const studio = new StudioCollector({
    read: (part, signal) => readStudio(clients, mlPlatform, part, signal),
    stores,
    accountsReady: () => accounts.ready(),
    logger,
  });
  const costs = new CostsCollector({
    read: (range, signal) =>
      toArray(readDailyCosts(clients, mlPlatform, { ...range, signal })),
    stores,
    managementAccountId,
    logger,
  });
  return { accounts, studio, costs };
}

async function toArray<T>(items: AsyncIterable<T>): Promise<T[]> {
  const array: T[] = [];
  for await (const item of items) {
    array.push(item);
  }
  return array;
}
