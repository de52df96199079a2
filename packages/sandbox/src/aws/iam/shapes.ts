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

export const policyDocument = s.string({ min: 1, max: 131072 });

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

export const arn = s.string({ min: 20, max: 2048 });

export const description = s.string({ max: 1000 });

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
  Marker: s.string({ min: 1, max: 320 }),
  MaxItems: s.integer({ min: 1, max: 1000 }),
};
