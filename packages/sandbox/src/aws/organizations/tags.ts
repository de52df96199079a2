import { AwsError } from '../errors';
import { operation, type Call, type Scope, type Tag } from '../service';
import { s } from '../shapes';
import { asManagement, notFound, page } from './caller';
import { accounts, resourceTags, units } from './documents';
import * as shapes from './shapes';

const maxTags = 50;

export const ListTagsForResource = operation({
  write: false,
  input: s.structure({
    ResourceId: shapes.resourceId.required(),
    NextToken: shapes.paging.NextToken,
  }),
  handle(input, call) {
    const { tags } = read(input.ResourceId, call);
    const { items, ...rest } = page(tags, input);
    return { Tags: items, ...rest };
  },
});

export const TagResource = operation({
  write: true,
  input: s.structure({
    ResourceId: shapes.resourceId.required(),
    Tags: shapes.tags.required(),
  }),
  handle({ ResourceId, Tags }, call) {
    checkKeys(Tags);
    const { scope, tags } = read(ResourceId, call);
    const values = new Map(tags.map(({ Key, Value }) => [Key, Value]));
    for (const { Key, Value } of Tags) {
      values.set(Key, Value);
    }
    if (values.size > maxTags) {
      throw new AwsError(
        'ConstraintViolationException',
        'You have exceeded the number of tags allowed for a resource.',
        400,
        { Reason: 'MAX_TAG_LIMIT_EXCEEDED' },
      );
    }
    const updated = [...values].map(([Key, Value]) => ({ Key, Value }));
    call.env.store.put(resourceTags, scope, ResourceId, updated);
  },
});

export const UntagResource = operation({
  write: true,
  input: s.structure({
    ResourceId: shapes.resourceId.required(),
    TagKeys: s.list(shapes.tagKey).required(),
  }),
  handle({ ResourceId, TagKeys }, call) {
    const { scope, tags } = read(ResourceId, call);
    const left = tags.filter(({ Key }) => !TagKeys.includes(Key));
    call.env.store.put(resourceTags, scope, ResourceId, left);
  },
});

/** Keys of tags are unique. Throws InvalidInputException. */
function checkKeys(tags: Tag[]): void {
  if (new Set(tags.map(({ Key }) => Key)).size < tags.length) {
    throw new AwsError(
      'InvalidInputException',
      'Tag keys must be unique among the tags attached to the same entity.',
      400,
      { Reason: 'DUPLICATE_TAG_KEY' },
    );
  }
}

/** A resource's tags. Throws TargetNotFoundException. */
function read(id: string, call: Call): { scope: Scope; tags: Tag[] } {
  const { scope } = asManagement(call);
  const { store } = call.env;
  if (!store.get(accounts, scope, id) && !store.get(units, scope, id)) {
    throw notFound('TargetNotFoundException', 'a root, OU, account or policy');
  }
  return { scope, tags: store.get(resourceTags, scope, id) ?? [] };
}
