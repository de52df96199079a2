import { paginate } from '../paginate';

interface ListInput {
  NextToken?: string;
  MaxResults?: number;
  SortOrder?: string;
}

/** How the items of a list are put in order. */
export interface Listing<T> {
  /** What is compared. */
  by: (item: T) => string;
  /** Order where none is asked for. */
  order?: 'Ascending' | 'Descending';
}

/** A page of a List operation: sorted, ten items where no size is asked for. */
export function listPage<T>(items: T[], input: ListInput, how: Listing<T>) {
  const order = input.SortOrder ?? how.order ?? 'Descending';
  const direction = order === 'Ascending' ? 1 : -1;
  const compare = (a: string, b: string) => {
    if (a === b) {
      return 0;
    }
    return a < b ? -1 : 1;
  };
  const sorted = [...items].sort(
    (a, b) => direction * compare(how.by(a), how.by(b)),
  );
  return paginate(sorted, input, {
    tokenIn: 'NextToken',
    tokenOut: 'NextToken',
    sizeIn: 'MaxResults',
    default: 10,
    max: 100,
  });
}

/** Whether a moment lies between two others; AWS takes both ends in. */
export function isBetween(
  iso: string,
  after: Date | undefined,
  before: Date | undefined,
): boolean {
  const time = Date.parse(iso);
  return (
    (after === undefined || time >= after.getTime()) &&
    (before === undefined || time <= before.getTime())
  );
}
