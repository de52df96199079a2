import { MlInventory, MlProject } from '@atelier/plugin-ml-platform-common';
import {
  jobConsoleUrl,
  MlPlatformConfig,
  studioLandingConsoleUrl,
} from '@atelier/plugin-ml-platform-node';
import { Stores } from '../store';

/** What all ML projects have in SageMaker, for other plugins of the backend. */
export class InventoryService {
  readonly #hub: string;
  readonly #partition: MlPlatformConfig['partition'];
  readonly #regions: string[];
  readonly #stores: Stores;

  constructor(options: { mlPlatform: MlPlatformConfig; stores: Stores }) {
    this.#hub = options.mlPlatform.sharedServicesAccountId;
    this.#partition = options.mlPlatform.partition;
    this.#regions = options.mlPlatform.regions;
    this.#stores = options.stores;
  }

  async get(): Promise<MlInventory> {
    const { accounts, endpoints, models, pipelines } = this.#stores;
    const slugs = [...new Set((await accounts.slugs()).values())];
    const projects = (await accounts.getMany(slugs)).flatMap(
      project => project ?? [],
    );
    const ownerOf = accountOwners(projects);
    const known = new Set(slugs);
    return {
      complete: await this.#isComplete(),
      pipelines: (await pipelines.all()).flatMap(pipeline => {
        const { accountId, region, name, arn, displayName } = pipeline;
        const owner = ownerOf.get(accountId);
        const consoleUrl = studioLandingConsoleUrl(this.#partition, region);
        return owner
          ? [
              {
                ...owner,
                accountId,
                region,
                name,
                arn,
                displayName,
                consoleUrl,
              },
            ]
          : [];
      }),
      models: (await models.all()).flatMap(group => {
        const { accountId, region, name, arn, description, slug } = group;
        const owner =
          ownerOf.get(accountId) ??
          (slug && known.has(slug) ? { project: slug } : undefined);
        const consoleUrl = studioLandingConsoleUrl(this.#partition, region);
        return owner
          ? [
              {
                ...owner,
                accountId,
                region,
                name,
                arn,
                description,
                consoleUrl,
              },
            ]
          : [];
      }),
      endpoints: (await endpoints.all()).flatMap(endpoint => {
        const { accountId, region, name, arn, modelPackageArns } = endpoint;
        const owner = ownerOf.get(accountId);
        const consoleUrl = jobConsoleUrl(this.#partition, arn) ?? '';
        return owner
          ? [
              {
                ...owner,
                accountId,
                region,
                name,
                arn,
                modelPackageArns,
                consoleUrl,
              },
            ]
          : [];
      }),
    };
  }

  /** Whether nothing is left out that was not looked for yet. What could never be read has nothing here to be missed. */
  async #isComplete(): Promise<boolean> {
    const { accounts, refreshes } = this.#stores;
    const own = await accounts.listAccountRegions();
    const hub = this.#regions.map(region => ({
      accountId: this.#hub,
      region,
    }));
    const tried = await Promise.all([
      refreshes.wereTried('pipelines', own),
      refreshes.wereTried('models', [...hub, ...own]),
      refreshes.wereTried('endpoints', own),
    ]);
    return own.length > 0 && tried.every(Boolean);
  }
}

function accountOwners(projects: MlProject[]) {
  return new Map(
    projects.flatMap(({ slug, accounts }) =>
      accounts.map(
        ({ accountId, stage }) =>
          [accountId, { project: slug, stage }] as const,
      ),
    ),
  );
}
