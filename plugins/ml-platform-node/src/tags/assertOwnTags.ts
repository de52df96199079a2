import { ConflictError } from '@backstage/errors';
import { AwsTag, tagValue } from './governedTags';

/**
 * Throws a ConflictError that says whose a resource is, unless it has the identity tags that are wanted.
 *
 * @public
 */
export function assertOwnTags(
  what: string,
  actual: Array<{ Key?: string; Value?: string }>,
  wanted: { tags: AwsTag[]; identityTags: string[] },
): void {
  const foreign = wanted.identityTags.filter(
    key => tagValue(actual, key) !== tagValue(wanted.tags, key),
  );
  if (foreign.length > 0) {
    const whose = foreign.map(
      key => `${key} = ${tagValue(actual, key) ?? '(no such tag)'}`,
    );
    throw new ConflictError(
      `${what} belongs to someone or something else: ${whose.join(
        ', ',
      )}. Choose another name, or have the platform team look at it`,
    );
  }
}
