import { useCallback, useEffect, useRef, useState } from 'react';
import { describeError } from './describeError';
import { usePolling } from './usePolling';

/** What was last read, and how the reading goes. */
export interface Reading<T> {
  loading: boolean;
  value?: T;
  /** Whether `value` is what was asked for before. */
  outdated: boolean;
  /** Why there is nothing to show. */
  error?: Error;
  /** Why `value` is not what it is now. */
  refreshError?: Error;
  retry: () => void;
}

interface Answer<T> {
  to: () => Promise<T>;
  value?: T;
  error?: Error;
}

/** Signals say at once what changed; but a connection that is not there yet, or lost, cannot be seen. */
const pollMs = 5_000;

/**
 * Reads something, and, while it runs and the page is visible, reads it again every few seconds.
 *
 * @param load - Reads it; a new function is a new thing to read, so it must be memoized.
 */
export function useReading<T>(
  load: () => Promise<T>,
  options: {
    /** Whether it changes by itself; absent: it does not. */
    isRunning?: (value: T) => boolean;
    /** Whether the thing before is shown until the new one is read. */
    keep?: boolean;
  } = {},
): Reading<T> {
  const { isRunning = () => false, keep = false } = options;
  const [attempt, setAttempt] = useState(0);
  const [answer, setAnswer] = useState<Answer<T>>();
  const [waiting, setWaiting] = useState(true);
  const asked = useRef(0);
  const shown = useRef(0);
  const loadRef = useRef(load);
  const gone = useRef(false);

  const retry = useCallback(() => setAttempt(it => it + 1), []);

  useEffect(() => {
    loadRef.current = load;
    asked.current += 1;
    const turn = asked.current;
    setWaiting(true);
    // An answer that was overtaken by a later one is not shown.
    const settle = (next: (previous?: T) => Omit<Answer<T>, 'to'>) => {
      if (gone.current || loadRef.current !== load || turn < shown.current) {
        return;
      }
      shown.current = turn;
      setWaiting(turn < asked.current);
      setAnswer(it => ({
        to: load,
        ...next(it?.to === load ? it.value : undefined),
      }));
    };
    load().then(
      value => settle(() => ({ value })),
      error =>
        settle(value =>
          describeError(error).kind === 'denied' ? { error } : { value, error },
        ),
    );
  }, [load, attempt]);

  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);

  const outdated = answer !== undefined && answer.to !== load;
  const loading = waiting || outdated;
  const { value, error } = (outdated && !keep ? undefined : answer) ?? {};
  usePolling(
    !loading && value !== undefined && isRunning(value),
    pollMs,
    retry,
  );

  return value === undefined
    ? { loading, outdated, error, retry }
    : { loading, outdated, value, refreshError: error, retry };
}
