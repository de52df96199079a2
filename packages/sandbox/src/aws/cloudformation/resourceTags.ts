import type { Stack, Tag } from './stack';
import type { TemplateObject, TemplateValue } from './template';

/** A resource's own tags, apart from its other properties. */
export function splitTags({ Tags, ...properties }: TemplateObject) {
  return { properties, ownTags: toTags(Tags) };
}

function toTags(value: TemplateValue | undefined): Tag[] {
  const items = Array.isArray(value) ? value : [];
  return items.flatMap(item =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? { Key: String(item.Key), Value: String(item.Value) }
      : [],
  );
}

/** What a resource is tagged with: the stack's tags, then its own, then CloudFormation's. */
export function resourceTags(
  { stackId, stackName, input }: Stack,
  logicalId: string,
  ownTags: Tag[],
): Tag[] {
  const tags = new Map(
    [
      ...input.tags,
      ...ownTags,
      { Key: 'aws:cloudformation:stack-id', Value: stackId },
      { Key: 'aws:cloudformation:stack-name', Value: stackName },
      { Key: 'aws:cloudformation:logical-id', Value: logicalId },
    ].map(tag => [tag.Key, tag]),
  );
  return [...tags.values()];
}
