import { s } from '../shapes';

export const keyId = s.string({ min: 1, max: 2048 }).required();
export const aliasName = s
  .string({ min: 1, max: 256, pattern: '^[a-zA-Z0-9:/_-]+$' })
  .required();
export const policy = s.string({
  min: 1,
  max: 131072,
  pattern: '[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+',
});
export const policyName = s.string({ min: 1, max: 128, pattern: '[\\w]+' });
export const description = s.string({ max: 8192 });
export const tagKey = s.string({ min: 1, max: 128 });
export const tags = s.list(
  s.structure({
    TagKey: tagKey.required(),
    TagValue: s.string({ max: 256 }).required(),
  }),
);
export const encryptionContext = s.map(s.string());
export const grantTokens = s.list(s.string({ min: 1, max: 8192 }), { max: 10 });

/** Members of every list operation. */
export const paging = {
  Limit: s.integer({ min: 1, max: 1000 }),
  Marker: s.string({ min: 1, max: 1024, pattern: '[\\u0020-\\u00FF]*' }),
};
