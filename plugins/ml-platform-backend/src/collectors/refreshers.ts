import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { MlProject, ModelVersionRef } from '@atelier/plugin-ml-platform-common';
import { AccountRegion } from '../store/AccountStore';
import { ExecutionPlace } from '../store/ExecutionStore';
import { Collectors } from './createCollectors';

/** What reads parts of the read model from AWS at once, when somebody asks or something is known to have changed. */
export interface Refreshers {
  /** Everything of an account in a region; a failure is kept in the read model. */
  refreshPart(part: AccountRegion): Promise<void>;
  /** What an ML project has in the hub; a failure is kept in the read model. */
  refreshHub(slug: string, region: string): Promise<void>;
  /** Everything of an ML project; failures are kept in the read model. */
  refreshProject(project: MlProject): Promise<void>;
  /** The ML project's models where this one is; a failure is kept in the read model. */
  refreshModels(project: MlProject, ref: ModelVersionRef): Promise<void>;
  /** An execution; many who ask at once ask once. Throws when it cannot be read. */
  readExecution(place: ExecutionPlace, arn: string): Promise<void>;
  /** An execution that was acted on; what cannot be read now is read by the collectors. */
  refreshExecution(place: ExecutionPlace, arn: string): Promise<void>;
}

export function createRefreshers(options: {
  collectors: Collectors;
  hubAccountId: string;
  logger: LoggerService;
  /** Aborted when the backend stops. */
  signal: AbortSignal;
}): Refreshers {
  const { collectors, hubAccountId, logger, signal } = options;
  const { endpoints, executions, models, pipelines, studio } = collectors;

  async function refreshPart(part: AccountRegion) {
    await Promise.all([
      studio.refresh(part, signal),
      pipelines.refresh(part, signal),
      models.refresh(part, signal),
      endpoints.refresh(part, signal),
    ]);
  }

  async function refreshHub(slug: string, region: string) {
    await models.refreshHub(slug, region, signal);
  }

  return {
    refreshPart,
    refreshHub,
    async refreshProject({ slug, accounts }) {
      const regions = new Set(accounts.flatMap(account => account.regions));
      await Promise.all([
        ...accounts.flatMap(({ accountId, ...account }) =>
          account.regions.map(region => refreshPart({ accountId, region })),
        ),
        ...[...regions].map(region => refreshHub(slug, region)),
      ]);
    },
    async refreshModels({ slug }, { accountId, region }) {
      await (accountId === hubAccountId
        ? refreshHub(slug, region)
        : models.refresh({ accountId, region }, signal));
    },
    readExecution: (place, arn) => executions.refreshOnce(place, arn, signal),
    async refreshExecution(place, arn) {
      try {
        await executions.refresh(place, arn, signal);
      } catch (error) {
        logger.warn(
          `Execution ${arn} could not be read after it was acted on: ${stringifyError(
            error,
          )}`,
        );
      }
    },
  };
}
