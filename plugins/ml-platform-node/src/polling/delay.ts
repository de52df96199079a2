import { setTimeout as sleep } from 'node:timers/promises';

const first = 500;
const longest = 15_000;
const growth = 1.5;

/**
 * Waits before the next of several attempts: half a second at first, fifteen at most, each between half and all of it,
 * so that many who wait do not ask at once. Throws an AbortError when the signal is aborted.
 */
export async function backOff(
  attempt: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  const whole = Math.min(longest, first * growth ** attempt);
  await sleep(whole * (0.5 + Math.random() / 2), undefined, { signal });
}

/** Throws an AbortError when the signal is aborted. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) {
    const error = new Error('The operation was aborted', {
      cause: signal.reason,
    });
    error.name = 'AbortError';
    throw error;
  }
}
