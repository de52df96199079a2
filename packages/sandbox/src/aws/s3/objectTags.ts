import { AwsError } from '../errors';
import type { Tag } from '../service';

/** The tags of an `x-amz-tagging` header, which is written like a query string. */
export function readTagging(header: string | undefined): Tag[] {
  const tags = [...new URLSearchParams(header)].map(([Key, Value]) => ({
    Key,
    Value,
  }));
  checkTags(tags);
  return tags;
}

/** Refuses more than ten tags of an object, and a key twice. */
export function checkTags(tags: Tag[]): void {
  if (tags.length > 10) {
    throw new AwsError('BadRequest', 'Object tags cannot be greater than 10');
  }
  if (new Set(tags.map(({ Key }) => Key)).size < tags.length) {
    throw new AwsError(
      'InvalidTag',
      'Cannot provide multiple Tags with the same key',
    );
  }
}
