import { AwsError } from '../errors';
import type { Principal, Tag } from '../service';

/** A new session's tags: its own, and the transitive ones of the session that asks. */
export function sessionTags(
  {
    Tags = [],
    TransitiveTagKeys = [],
  }: { Tags?: Tag[]; TransitiveTagKeys?: string[] },
  asking: Principal,
): Required<Pick<Principal, 'tags' | 'transitiveTags'>> {
  const inherited = Object.entries(asking.tags).filter(([key]) =>
    asking.transitiveTags?.includes(key),
  );
  const names = new Set(inherited.map(([key]) => key.toLowerCase()));
  for (const { Key } of Tags) {
    if (names.has(Key.toLowerCase())) {
      throw new AwsError(
        'InvalidParameterValue',
        'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
      );
    }
    names.add(Key.toLowerCase());
  }
  const missing = TransitiveTagKeys.find(
    key => !Tags.some(({ Key }) => Key === key),
  );
  if (missing !== undefined) {
    throw new AwsError(
      'InvalidParameterValue',
      'The specified transitive tag key must be included in the requested tags.',
    );
  }
  return {
    tags: Object.fromEntries([
      ...inherited,
      ...Tags.map(({ Key, Value }) => [Key, Value]),
    ]),
    transitiveTags: [...inherited.map(([key]) => key), ...TransitiveTagKeys],
  };
}
