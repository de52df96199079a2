const slugPattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Longest slug of an ML project: a SageMaker project's name has at most 32 characters. @public */
export const maxSlugLength = 32;

/**
 * Whether a value can be an ML project's slug.
 *
 * @public
 */
export function isProjectSlug(value: string): boolean {
  return value.length <= maxSlugLength && slugPattern.test(value);
}
