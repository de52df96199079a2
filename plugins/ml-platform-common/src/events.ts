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
