/**
 * Topic of the event that says that something of an ML project changed in AWS
 * and its read model should be refreshed.
 *
 * @public
 */
export const ML_PROJECT_CHANGED_TOPIC = 'ml-platform.project.changed';

/** Payload of `ML_PROJECT_CHANGED_TOPIC`. @public */
export interface MlProjectChangedEvent {
  project: string;
  accountId: string;
  region: string;
}

/**
 * The signals channel of an ML project: its messages say that a part of the read model changed, and nothing else.
 * Who hears one asks again, and is authorized again.
 *
 * @public
 */
export function projectSignalChannel(slug: string): string {
  return `ml-platform:project:${slug}`;
}

/** Message of an ML project's signals channel. `models` are endpoints too. @public */
export type ProjectChangedSignal = {
  what: 'pipelines' | 'models' | 'studio' | 'costs';
};

/**
 * Topic of the event that says that there are other pipelines, models or endpoints than before.
 *
 * @public
 */
export const ML_INVENTORY_CHANGED_TOPIC = 'ml-platform.inventory.changed';
