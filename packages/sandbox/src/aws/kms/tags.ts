import { AwsError } from '../errors';
import { operation } from '../service';
import { s } from '../shapes';
import { putKey } from './documents';
import { checkNotDeleted, getKey } from './lookUp';
import { page } from './page';
import * as shapes from './shapes';

const maxTags = 50;

export const TagResource = operation({
  write: true,
  input: s.structure({ KeyId: shapes.keyId, Tags: shapes.tags.required() }),
  handle({ KeyId, Tags }, call) {
    const key = getKey(KeyId, call);
    checkNotDeleted(key);
    const values = new Map(key.tags.map(tag => [tag.Key, tag.Value]));
    for (const { TagKey, TagValue } of Tags) {
      if (/^aws:/i.test(TagKey) && call.source === 'client') {
        throw new AwsError(
          'TagException',
          'Tags beginning with aws: are reserved.',
        );
      }
      values.set(TagKey, TagValue);
    }
    if (values.size > maxTags) {
      throw new AwsError('LimitExceededException', 'Too many tags');
    }
    const tags = [...values].map(([Key, Value]) => ({ Key, Value }));
    putKey(call.env.store, { ...key, tags });
    return {};
  },
});

export const UntagResource = operation({
  write: true,
  input: s.structure({
    KeyId: shapes.keyId,
    TagKeys: s.list(shapes.tagKey).required(),
  }),
  handle({ KeyId, TagKeys }, call) {
    const key = getKey(KeyId, call);
    checkNotDeleted(key);
    const tags = key.tags.filter(({ Key }) => !TagKeys.includes(Key));
    putKey(call.env.store, { ...key, tags });
    return {};
  },
});

export const ListResourceTags = operation({
  write: false,
  input: s.structure({ KeyId: shapes.keyId, ...shapes.paging }),
  handle(input, call) {
    const { tags } = getKey(input.KeyId, call);
    const { items, ...rest } = page(tags, input);
    return {
      Tags: items.map(({ Key, Value }) => ({ TagKey: Key, TagValue: Value })),
      ...rest,
    };
  },
});
