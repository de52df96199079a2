import { paginate } from '../paginate';
import { invalidParameters } from './errors';

interface Paged {
  PageToken?: string;
  PageSize?: number;
}

/** A page of Service Catalog's lists: `PageToken` in, `NextPageToken` out. */
export function page<T>(items: T[], input: Paged, max = 20) {
  return paginate(
    items,
    { ...input, PageSize: input.PageSize || undefined },
    {
      tokenIn: 'PageToken',
      tokenOut: 'NextPageToken',
      sizeIn: 'PageSize',
      default: 20,
      max,
      invalidToken: () => invalidParameters('Invalid page token.'),
    },
  );
}
