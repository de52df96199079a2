import {
  LoggerService,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import {
  ML_INVENTORY_CHANGED_TOPIC,
  MlInventory,
} from '@atelier/plugin-ml-platform-common';
import { AccountDirectory } from '@atelier/plugin-ml-platform-node';
import { EventsService } from '@backstage/plugin-events-node';
import { toInventoryEntities } from './toInventoryEntities';

const providerName = 'MlInventoryProvider:default';
/** Changes come many at a time: they wait so long for each other. */
const gatheringMs = 2_000;

/** Pipelines and endpoints of ML projects as Components, their models as Resources. */
export class MlInventoryProvider implements EntityProvider {
  readonly #directory: AccountDirectory;
  readonly #events: EventsService;
  readonly #logger: LoggerService;
  readonly #read: () => Promise<MlInventory>;
  readonly #taskRunner: SchedulerServiceTaskRunner;
  #gathering: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(options: {
    directory: AccountDirectory;
    events: EventsService;
    logger: LoggerService;
    read(): Promise<MlInventory>;
    taskRunner: SchedulerServiceTaskRunner;
  }) {
    this.#directory = options.directory;
    this.#events = options.events;
    this.#logger = options.logger;
    this.#read = options.read;
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
    await this.#events.subscribe({
      id: providerName,
      topics: [ML_INVENTORY_CHANGED_TOPIC],
      onEvent: async () => {
        this.#gathering ??= setTimeout(() => {
          this.#gathering = undefined;
          this.#running = this.#running.then(() => this.#refresh(connection));
        }, gatheringMs).unref();
      },
    });
  }

  async #refresh(connection: EntityProviderConnection): Promise<void> {
    try {
      const inventory = await this.#read();
      const { projects } = await this.#directory.list();
      const entities = toInventoryEntities(inventory, projects).map(entity => ({
        entity,
        locationKey: providerName,
      }));
      // Before all accounts were read once, what is missing may be there all the same.
      await connection.applyMutation(
        inventory.complete
          ? { type: 'full', entities }
          : { type: 'delta', added: entities, removed: [] },
      );
    } catch (error) {
      this.#logger.error(
        `The catalog could not be brought up to date with pipelines, models and endpoints; it keeps those it has until the next run: ${stringifyError(
          error,
        )}`,
      );
    }
  }
}
