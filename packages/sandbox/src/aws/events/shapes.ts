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
export const description = s.string({ max: 512, pattern: '.*' });
export const roleArn = s.string({ min: 1, max: 1600 });

export const tagKey = s.string({ min: 1, max: 128 });
export const tags = s.list(
  s.structure({
    Key: tagKey.required(),
    Value: s.string({ max: 256 }).required(),
  }),
);

/** What a request to an API destination may be given. */
export const http = {
  headerName: s.string({
    max: 512,
    pattern: "^[!#$%&'*+-.^_`|~0-9a-zA-Z]+$",
  }),
  headerValue: s.string({
    max: 512,
    pattern: '^[ \\t]*[\\x20-\\x7E]+([ \\t]+[\\x20-\\x7E]+)*[ \\t]*$',
  }),
  queryName: s.string({ max: 512, pattern: '[^\\x00-\\x1F\\x7F]+' }),
  queryValue: s.string({
    max: 512,
    pattern: '[^\\x00-\\x09\\x0B\\x0C\\x0E-\\x1F\\x7F]+',
  }),
};

export const connectionArn = s.string({
  min: 1,
  max: 1600,
  pattern:
    '^arn:aws([a-z]|\\-)*:events:([a-z]|\\d|\\-)*:([0-9]{12})?:connection\\/[\\.\\-_A-Za-z0-9]+\\/[\\-A-Za-z0-9]+$',
});

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
