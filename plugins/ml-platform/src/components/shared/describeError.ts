import { isError, ResponseError } from '@backstage/errors';

/** What went wrong, in words for a person, and of which kind it is. */
export interface DescribedError {
  kind: 'denied' | 'missing' | 'refused' | 'unavailable';
  /** The reason, in the backend's words. */
  reason: string;
}

const kinds: Record<number, DescribedError['kind'] | undefined> = {
  400: 'refused',
  403: 'denied',
  404: 'missing',
  409: 'refused',
};

/** Tells refusals from failures, and takes the backend's reason out of its answer. */
export function describeError(error: unknown): DescribedError {
  if (ResponseError.is(error)) {
    const reason = error.cause.message || error.message;
    return { kind: kinds[error.statusCode] ?? 'unavailable', reason };
  }
  return {
    kind: 'unavailable',
    reason: isError(error) ? error.message : String(error),
  };
}
