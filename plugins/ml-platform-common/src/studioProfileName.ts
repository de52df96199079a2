/**
 * What SageMaker accepts as the name of a user profile.
 *
 * Source: SageMaker `CreateUserProfile`, `UserProfileName`.
 *
 * @public
 */
export const studioProfileNamePattern = '^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$';

const pattern = new RegExp(studioProfileNamePattern);

/** The pattern alone lets through any number of hyphens. */
const maxLength = 63;

/** Whether SageMaker accepts the value as the name of a user profile. @public */
export function isStudioProfileName(value: string): boolean {
  return value.length <= maxLength && pattern.test(value);
}

/**
 * The name of a person's Studio profile when they choose none: the name of their User entity,
 * with what SageMaker does not accept replaced by hyphens, cut to 63 characters.
 *
 * Two people can get the same name; whose a profile is, says its user tag.
 *
 * @public
 */
export function defaultStudioProfileName(userName: string): string {
  const name = userName
    .replace(/[^a-zA-Z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, maxLength)
    .replace(/-+$/, '');
  return name || 'user';
}
