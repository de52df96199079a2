import {
  LoggerService,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { stringifyError } from '@backstage/errors';
import {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { AccountDirectory } from '@atelier/plugin-ml-platform-node';
import { toEntities } from './toEntities';

const providerName = 'MlPlatformEntityProvider:default';

/** ML projects as Systems and their AWS accounts as Resources. */
export class MlPlatformEntityProvider implements EntityProvider {
  readonly #directory: AccountDirectory;
  readonly #freeNames: (entities: Entity[]) => Promise<boolean>;
  readonly #logger: LoggerService;
  readonly #taskRunner: SchedulerServiceTaskRunner;

  constructor(options: {
    directory: AccountDirectory;
    /** Takes the names of these entities back from whoever else holds them; true if somebody did. */
    freeNames(entities: Entity[]): Promise<boolean>;
    logger: LoggerService;
    taskRunner: SchedulerServiceTaskRunner;
  }) {
    this.#directory = options.directory;
    this.#freeNames = options.freeNames;
    this.#logger = options.logger;
    this.#taskRunner = options.taskRunner;
  }

  getProviderName(): string {
    return providerName;
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    await this.#taskRunner.run({
      id: `${providerName}:refresh`,
      fn: () => this.#refresh(connection),
    });
  }

  async #refresh(connection: EntityProviderConnection): Promise<void> {
    try {
      const { projects } = await this.#directory.list();
      const entities = projects.flatMap(toEntities);
      await applyAll(connection, entities);
      this.#logger.info(
        `Read ${projects.length} ML projects with ${entities.length} entities`,
      );
      if (await this.#freeNames(entities)) {
        await applyAll(connection, entities);
      }
    } catch (error) {
      this.#logger.error(
        `The catalog could not be brought up to date with the ML projects; it keeps those it has until the next run: ${stringifyError(
          error,
        )}`,
      );
    }
  }
}

async function applyAll(
  connection: EntityProviderConnection,
  entities: Entity[],
): Promise<void> {
  await connection.applyMutation({
    type: 'full',
    entities: entities.map(entity => ({ entity, locationKey: providerName })),
  });
}
