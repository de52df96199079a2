/**
 * The stages of an ML project, in the order in which a model passes them.
 *
 * @public
 */
export const stages = ['dev', 'preprod', 'prod'] as const;

/** One of {@link stages}. @public */
export type Stage = (typeof stages)[number];

/** Whether a value, such as that of a tag, is the name of a stage. @public */
export function isStage(value: unknown): value is Stage {
  return stages.includes(value as Stage);
}
