/**
 * The stages of an ML project, in the order in which a model passes them.
 *
 * @public
 */
export const stages = ['dev', 'preprod', 'prod'] as const;

/** @public */
export type Stage = (typeof stages)[number];

/** @public */
export function isStage(value: unknown): value is Stage {
  return stages.includes(value as Stage);
}
