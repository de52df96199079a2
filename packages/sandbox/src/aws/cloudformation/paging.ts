import { validationError } from './errors';

/** How CloudFormation pages its lists. */
export const paging = {
  tokenIn: 'NextToken',
  tokenOut: 'NextToken',
  default: 100,
  max: 100,
  invalidToken: () =>
    validationError('The value for NextToken is not valid or has expired.'),
} as const;
