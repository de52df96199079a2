import { NotFoundError } from '@backstage/errors';
import {
  MlProject,
  modelApprovePermission,
  ModelApprovalRequest,
  ModelDeployment,
  ModelEndpoint,
  ModelGroup,
  ModelVersionRef,
  ReadModel,
} from '@atelier/plugin-ml-platform-common';
import {
  AwsClients,
  AwsTarget,
  jobConsoleUrl,
  listSageMakerTags,
  MlPlatformConfig,
  setModelApproval,
  studioLandingConsoleUrl,
  tagValue,
} from '@atelier/plugin-ml-platform-node';
import { Stores } from '../store';
import { StoredGroup } from '../store/ModelStore';
import { freshness } from './freshness';
import { ProjectAccess, UserCredentials } from './ProjectAccess';

/** Models of ML projects and where they serve: seen from the read model, approved in AWS. */
export class ModelService {
  readonly #access: ProjectAccess;
  readonly #clients: AwsClients;
  readonly #config: MlPlatformConfig;
  readonly #refresh: (
    project: MlProject,
    ref: ModelVersionRef,
  ) => Promise<void>;
  readonly #stores: Stores;

  constructor(options: {
    access: ProjectAccess;
    clients: AwsClients;
    mlPlatform: MlPlatformConfig;
    /** Reads the ML project's models in an account from AWS into the read model; what fails is read again later. */
    refreshModels(project: MlProject, ref: ModelVersionRef): Promise<void>;
    stores: Stores;
  }) {
    this.#access = options.access;
    this.#clients = options.clients;
    this.#config = options.mlPlatform;
    this.#refresh = options.refreshModels;
    this.#stores = options.stores;
  }

  async list(
    slug: string,
    credentials: UserCredentials,
  ): Promise<ReadModel<ModelGroup>> {
    const project = await this.#access.read(slug, credentials);
    const [groups, endpoints, reads] = await Promise.all([
      this.#groups(project),
      this.#endpoints(project),
      this.#stores.refreshes.list('models', [
        this.#config.sharedServicesAccountId,
        ...accountIdsOf(project),
      ]),
    ]);
    return {
      items: groups.map(({ slug: _, ...group }) => ({
        ...group,
        consoleUrl: studioLandingConsoleUrl(
          this.#config.partition,
          group.region,
        ),
        versions: group.versions.map(version => ({
          ...version,
          deployments: deploymentsOf(version.arn, endpoints),
        })),
      })),
      ...freshness(reads),
    };
  }

  async endpoints(
    slug: string,
    credentials: UserCredentials,
  ): Promise<ReadModel<ModelEndpoint>> {
    const project = await this.#access.read(slug, credentials);
    return {
      items: await this.#endpoints(project),
      ...freshness(
        await this.#stores.refreshes.list('endpoints', accountIdsOf(project)),
      ),
    };
  }

  /**
   * Approves or rejects a version. Whose a group of the hub is, AWS says now, to the caller's own session: the read
   * model may be minutes old. NotFoundError when it is not the ML project's.
   */
  async approve(
    slug: string,
    ref: ModelVersionRef,
    request: ModelApprovalRequest,
    credentials: UserCredentials,
  ): Promise<void> {
    const project = await this.#access.require(
      modelApprovePermission,
      slug,
      credentials,
    );
    const group = (await this.#groups(project)).find(
      ({ accountId, region, name }) =>
        accountId === ref.accountId &&
        region === ref.region &&
        name === ref.group,
    );
    const version = group?.versions.find(
      candidate => candidate.version === ref.version,
    );
    if (!group || !version) {
      throw unknownVersion(slug, ref);
    }
    const target: AwsTarget = {
      accountId: group.accountId,
      region: group.region,
      role: 'provisioner',
      actor: credentials.principal.userEntityRef,
    };
    if (!accountIdsOf(project).includes(group.accountId)) {
      const tags = await listSageMakerTags(
        this.#clients,
        target,
        group.arn,
        {},
      );
      if (tagValue(tags, this.#config.tags.project) !== slug) {
        throw unknownVersion(slug, ref);
      }
    }
    await setModelApproval(this.#clients, target, version.arn, request);
    await this.#refresh(project, ref);
  }

  #groups(project: MlProject): Promise<StoredGroup[]> {
    return this.#stores.models.list({
      accountIds: accountIdsOf(project),
      slug: project.slug,
    });
  }

  async #endpoints(project: MlProject): Promise<ModelEndpoint[]> {
    const stageOf = new Map(
      project.accounts.map(({ accountId, stage }) => [accountId, stage]),
    );
    const endpoints = await this.#stores.endpoints.list([...stageOf.keys()]);
    return endpoints.flatMap(({ arn, ...endpoint }) => {
      const stage = stageOf.get(endpoint.accountId);
      const consoleUrl = jobConsoleUrl(this.#config.partition, arn) ?? '';
      return stage ? [{ ...endpoint, stage, consoleUrl }] : [];
    });
  }
}

function deploymentsOf(
  versionArn: string,
  endpoints: ModelEndpoint[],
): ModelDeployment[] {
  return endpoints
    .filter(({ modelPackageArns }) => modelPackageArns.includes(versionArn))
    .map(({ stage, accountId, region, name, status, consoleUrl }) => ({
      stage,
      accountId,
      region,
      endpoint: name,
      status,
      consoleUrl,
    }));
}

function accountIdsOf({ accounts }: MlProject): string[] {
  return accounts.map(({ accountId }) => accountId);
}

function unknownVersion(slug: string, ref: ModelVersionRef): NotFoundError {
  return new NotFoundError(
    `The ML project '${slug}' has no version ${ref.version} of a model '${ref.group}' in account ${ref.accountId}, region ${ref.region}, as far as is known. If it is new, refresh.`,
  );
}
