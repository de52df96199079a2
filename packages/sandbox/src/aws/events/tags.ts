import { operation, type Call } from '../service';
import { s } from '../shapes';
import type { Rule } from './documents';
import { notFound } from './errors';
import { getRule, putRule } from './rules';
import * as shapes from './shapes';

const arn = s.string({ min: 1, max: 1600 });

export const TagResource = operation({
  write: true,
  input: s.structure({
    ResourceARN: arn.required(),
    Tags: shapes.tags.required(),
  }),
  handle({ ResourceARN, Tags }, call) {
    const rule = taggedRule(ResourceARN, call);
    const tags = new Map([...rule.tags, ...Tags].map(tag => [tag.Key, tag]));
    putRule({ ...rule, tags: [...tags.values()] }, call);
    return {};
  },
});

export const UntagResource = operation({
  write: true,
  input: s.structure({
    ResourceARN: arn.required(),
    TagKeys: s.list(shapes.tagKey).required(),
  }),
  handle({ ResourceARN, TagKeys }, call) {
    const rule = taggedRule(ResourceARN, call);
    const tags = rule.tags.filter(({ Key }) => !TagKeys.includes(Key));
    putRule({ ...rule, tags }, call);
    return {};
  },
});

export const ListTagsForResource = operation({
  write: false,
  input: s.structure({ ResourceARN: arn.required() }),
  handle: ({ ResourceARN }, call) => ({
    Tags: taggedRule(ResourceARN, call).tags,
  }),
});

/** Of what the sandbox has, only rules carry tags. */
function taggedRule(resourceArn: string, call: Call): Rule {
  const { account, region } = call;
  const prefix = `arn:aws:events:${region}:${account}:rule/`;
  if (!resourceArn.startsWith(prefix)) {
    throw notFound(`Resource ${resourceArn} does not exist.`);
  }
  return getRule({ Name: resourceArn.slice(prefix.length) }, call);
}
