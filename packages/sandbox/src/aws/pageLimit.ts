import { AsyncLocalStorage } from 'node:async_hooks';

const limit = new AsyncLocalStorage<number>();

/** Runs an operation so that its pages have at most `max` items; without `max` as it is. */
export function limitPages<R>(max: number | undefined, run: () => R): R {
  return max === undefined ? run() : limit.run(max, run);
}

/** How many items a page has, where `size` are asked for: AWS may give fewer. */
export function pageSize(size: number): number {
  return Math.min(size, limit.getStore() ?? size);
}
