import { s } from '../shapes';

export const roleName = s.string({
  min: 1,
  max: 64,
  pattern: '[\\w+=,.@-]+',
});

export const policyName = s.string({
  min: 1,
  max: 128,
  pattern: '[\\w+=,.@-]+',
});

export const policyDocument = s.string({
  min: 1,
  max: 131072,
  pattern: '[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+',
});

export const path = s.string({
  min: 1,
  max: 512,
  pattern: '(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)',
});

export const pathPrefix = s.string({
  min: 1,
  max: 512,
  pattern: '\\u002F[\\u0021-\\u007F]*',
});

/** Paths of managed policies. */
export const policyPath = s.string({
  min: 1,
  max: 512,
  pattern: '((/[A-Za-z0-9\\.,\\+@=_-]+)*)/',
});

export const arn = s.string({ min: 20, max: 2048 });

export const roleDescription = s.string({
  max: 1000,
  pattern: '[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*',
});

export const maxSessionDuration = s.integer({ min: 3600, max: 43200 });

export const tagKey = s.string({
  min: 1,
  max: 128,
  pattern: '[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+',
});

export const tags = s.list(
  s.structure({
    Key: tagKey.required(),
    Value: s
      .string({ max: 256, pattern: '[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*' })
      .required(),
  }),
  { max: 50 },
);

/** Members of every list operation. */
export const paging = {
  Marker: s.string({ min: 1, max: 320, pattern: '[\\u0020-\\u00FF]+' }),
  MaxItems: s.integer({ min: 1, max: 1000 }),
};
