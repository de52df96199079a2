import { s } from '../shapes';

export const name = s.string({
  min: 1,
  max: 64,
  pattern: '[\\.\\-_A-Za-z0-9]+',
});
export const busName = s.string({
  min: 1,
  max: 1600,
  pattern:
    '(arn:aws[\\w-]*:events:[a-z]+-[a-z]+-[\\w-]+:[0-9]{12}:event-bus\\/)?[/\\.\\-_A-Za-z0-9]+',
});
export const description = s.string({ max: 512 });
export const roleArn = s.string({ min: 1, max: 1600 });

export const tagKey = s.string({ min: 1, max: 128 });
export const tags = s.list(
  s.structure({
    Key: tagKey.required(),
    Value: s.string({ max: 256 }).required(),
  }),
);

/** Members of every list operation. */
export const paging = {
  NextToken: s.string({ min: 1, max: 2048 }),
  Limit: s.integer({ min: 1, max: 100 }),
};

export const pagingOf = {
  tokenIn: 'NextToken',
  tokenOut: 'NextToken',
  sizeIn: 'Limit',
  default: 100,
  max: 100,
} as const;
