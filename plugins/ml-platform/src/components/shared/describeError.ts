import { isError, ResponseError } from '@backstage/errors';

/** What went wrong, in words for a person, and of which kind it is. */
export interface DescribedError {
  kind: 'denied' | 'missing' | 'unavailable';
  /** The reason, in the backend's words. */
  reason: string;
}

/** Tells refusals from failures, and takes the backend's reason out of its answer. */
export function describeError(error: unknown): DescribedError {
  if (ResponseError.is(error)) {
    const reason = error.cause.message || error.message;
    if (error.statusCode === 403) {
      return { kind: 'denied', reason };
    }
    return {
      kind: error.statusCode === 404 ? 'missing' : 'unavailable',
      reason,
    };
  }
  return {
    kind: 'unavailable',
    reason: isError(error) ? error.message : String(error),
  };
}
