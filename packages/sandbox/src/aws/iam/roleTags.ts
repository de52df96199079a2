import { AwsError } from '../errors';
import { operation, type Tag } from '../service';
import { s } from '../shapes';
import { changeRole, getRole, page } from './lookUp';
import { checkTagKeys } from './quotas';
import * as shapes from './shapes';

const maxTags = 50;

export const ListRoleTags = operation({
  write: false,
  input: s.structure({
    RoleName: shapes.roleName.required(),
    ...shapes.paging,
  }),
  handle({ RoleName, ...paging }, call) {
    const { items, ...rest } = page(getRole(RoleName, call).tags, paging);
    return { Tags: items, ...rest };
  },
});

export const TagRole = operation({
  write: true,
  input: s.structure({
    RoleName: shapes.roleName.required(),
    Tags: shapes.tags.required(),
  }),
  handle({ RoleName, Tags }, call) {
    checkTagKeys(Tags);
    changeRole(RoleName, call, ({ tags }) => ({ tags: merge(tags, Tags) }));
  },
});

export const UntagRole = operation({
  write: true,
  input: s.structure({
    RoleName: shapes.roleName.required(),
    TagKeys: s.list(shapes.tagKey, { max: 50 }).required(),
  }),
  handle({ RoleName, TagKeys }, call) {
    changeRole(RoleName, call, ({ tags }) => ({
      tags: tags.filter(({ Key }) => !TagKeys.includes(Key)),
    }));
  },
});

function merge(old: Tag[], added: Tag[]): Tag[] {
  const values = new Map(
    [...old, ...added].map(({ Key, Value }) => [Key, Value]),
  );
  if (values.size > maxTags) {
    throw new AwsError(
      'LimitExceeded',
      `Cannot exceed quota for TagsPerRole: ${maxTags}`,
      409,
    );
  }
  return [...values].map(([Key, Value]) => ({ Key, Value }));
}
