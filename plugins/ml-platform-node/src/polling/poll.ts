import { ServiceUnavailableError } from '@backstage/errors';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import { backOff, throwIfAborted } from './delay';

/** How to wait for something. @public */
export interface PollOptions<T> {
  /** What is waited for, for the error when it does not come: `the Studio domain d-abc to be ready`. */
  what: string;
  read(): Promise<T>;
  until(value: T): boolean;
  /** Called after each read. */
  onProgress?(value: T, elapsed: { milliseconds: number }): void;
  signal?: AbortSignal;
  timeout: HumanDuration;
}

/**
 * Reads until the value is as wanted, with growing pauses.
 *
 * While AWS is busy or out of reach it keeps asking; any other error ends it. Throws a ServiceUnavailableError
 * when the time is over, and an AbortError when the signal is aborted.
 *
 * @public
 */
export async function poll<T>(options: PollOptions<T>): Promise<T> {
  const { what, read, until, onProgress, signal } = options;
  const timeout = durationToMilliseconds(options.timeout);
  const start = Date.now();
  let trouble: unknown;
  for (let attempt = 0; ; attempt++) {
    throwIfAborted(signal);
    try {
      const value = await read();
      onProgress?.(value, { milliseconds: Date.now() - start });
      if (until(value)) {
        return value;
      }
      trouble = undefined;
    } catch (error) {
      if (!(error instanceof ServiceUnavailableError)) {
        throw error;
      }
      trouble = error;
    }
    if (Date.now() - start > timeout) {
      throw new ServiceUnavailableError(
        `Waited ${Math.round(
          timeout / 60_000,
        )} minutes for ${what}, in vain. It may still come: look at it in the AWS console, then try again`,
        trouble,
      );
    }
    await backOff(attempt, signal);
  }
}
