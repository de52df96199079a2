import { s } from '../shapes';

export const parentId = s.string({
  max: 100,
  pattern: '^(r-[0-9a-z]{4,32})|(ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})$',
});

export const unitId = s.string({
  max: 68,
  pattern: '^ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}$',
});

export const childId = s.string({
  max: 100,
  pattern: '^(\\d{12})|(ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})$',
});

export const accountId = s.string({ max: 12, pattern: '^\\d{12}$' });

export const resourceId = s.string({
  max: 130,
  pattern:
    '^(r-[0-9a-z]{4,32})|(\\d{12})|(ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})|(^p-[0-9a-zA-Z_]{8,128})|(^rp-[0-9a-zA-Z_]{4,128})|(^rt-[0-9a-zA-Z_]{8,32})$',
});

export const tagKey = s.string({
  min: 1,
  max: 128,
  pattern: '^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$',
});

export const tags = s.list(
  s.structure({
    Key: tagKey.required(),
    Value: s
      .string({ max: 256, pattern: '^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$' })
      .required(),
  }),
);

/** Members of every list operation. */
export const paging = {
  NextToken: s.string({ max: 100000 }),
  MaxResults: s.integer({ min: 1, max: 20 }),
};
