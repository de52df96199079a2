import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { EventsService } from '@backstage/plugin-events-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import {
  ML_INVENTORY_CHANGED_TOPIC,
  ProjectChangedSignal,
  projectSignalChannel,
} from '@atelier/plugin-ml-platform-common';

/** Tells browsers and other plugins what changed in the read model. What cannot be told is seen with the next reading. */
export class Notifier {
  readonly #events: EventsService;
  readonly #logger: LoggerService;
  readonly #signals: SignalsService;

  constructor(options: {
    events: EventsService;
    logger: LoggerService;
    signals: SignalsService;
  }) {
    this.#events = options.events;
    this.#logger = options.logger;
    this.#signals = options.signals;
  }

  /** Something of ML projects changed: whoever looks at it should ask again. */
  async projectsChanged(
    slugs: Iterable<string>,
    what: ProjectChangedSignal['what'],
  ): Promise<void> {
    for (const slug of slugs) {
      await this.#try(() =>
        this.#signals.publish<ProjectChangedSignal>({
          recipients: { type: 'broadcast' },
          channel: projectSignalChannel(slug),
          message: { what },
        }),
      );
    }
  }

  /** There are other pipelines, models or endpoints than before. */
  async inventoryChanged(): Promise<void> {
    await this.#try(() =>
      this.#events.publish({
        topic: ML_INVENTORY_CHANGED_TOPIC,
        eventPayload: {},
      }),
    );
  }

  async #try(publish: () => Promise<void>): Promise<void> {
    try {
      await publish();
    } catch (error) {
      this.#logger.warn(
        `A change could not be announced: ${stringifyError(error)}`,
      );
    }
  }
}
