import { s } from '../shapes';

export const roleArn = s.string({
  min: 20,
  max: 2048,
  pattern:
    '[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085\\u00A0-\\uD7FF\\uE000-\\uFFFD\\u10000-\\u10FFFF]+',
});

export const sessionName = s.string({
  min: 2,
  max: 64,
  pattern: '[\\w+=,.@-]*',
});

export const sourceIdentity = sessionName;

export const externalId = s.string({
  min: 2,
  max: 1224,
  pattern: '[\\w+=,.@:\\/-]*',
});

/** Policies that limit a session. */
export const policyArns = s.list(s.structure({ arn: roleArn }));

export const policyText = '[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+';

const tagKey = s.string({
  min: 1,
  max: 128,
  pattern: '[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+',
});

export const tagKeys = s.list(tagKey, { max: 50 });

export const tags = s.list(
  s.structure({
    Key: tagKey.required(),
    Value: s
      .string({ max: 256, pattern: '[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*' })
      .required(),
  }),
  { max: 50 },
);
