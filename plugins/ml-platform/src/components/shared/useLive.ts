import { useCallback, useEffect, useRef, useState } from 'react';
import { useSignal } from '@backstage/plugin-signals-react';
import {
  ProjectChangedSignal,
  projectSignalChannel,
} from '@atelier/plugin-ml-platform-common';
import { describeError } from './describeError';
import { usePolling } from './usePolling';

/** What was last read, and how the reading goes. */
export interface LiveState<T> {
  loading: boolean;
  value?: T;
  /** Why there is nothing to show. */
  error?: Error;
  /** Why `value` is not what it is now. */
  refreshError?: Error;
  retry: () => void;
}

/** Signals say at once what changed; but a connection that is not there yet, or lost, cannot be seen. */
const pollMs = 5_000;

/**
 * Reads something of an ML project, and reads it again when a signal says that it changed
 * or, while it runs and the page is visible, every few seconds.
 *
 * @param load - Reads it; a new function is a new thing to read, so it must be memoized.
 */
export function useLive<T>(
  load: () => Promise<T>,
  options: {
    slug: string;
    what: ProjectChangedSignal['what'];
    /** Whether it changes by itself. */
    isRunning: (value: T) => boolean;
  },
): LiveState<T> {
  const { slug, what, isRunning } = options;
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<{ value?: T; error?: Error }>({});
  const [loading, setLoading] = useState(true);
  const asked = useRef(0);
  const shown = useRef(0);
  const loadRef = useRef(load);
  const gone = useRef(false);

  const retry = useCallback(() => setAttempt(it => it + 1), []);

  useEffect(() => {
    if (loadRef.current !== load) {
      loadRef.current = load;
      setState({});
    }
    asked.current += 1;
    const turn = asked.current;
    setLoading(true);
    // An answer that was overtaken by a later one is not shown.
    const settle = (next: (previous: { value?: T }) => typeof state) => {
      if (gone.current || loadRef.current !== load || turn < shown.current) {
        return;
      }
      shown.current = turn;
      setLoading(turn < asked.current);
      setState(next);
    };
    load().then(
      value => settle(() => ({ value })),
      error =>
        settle(({ value }) =>
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

  const { lastSignal } = useSignal<ProjectChangedSignal>(
    projectSignalChannel(slug),
  );
  useEffect(() => {
    if (lastSignal?.what === what) {
      retry();
    }
  }, [lastSignal, what, retry]);

  const { value, error } = state;
  usePolling(value !== undefined && isRunning(value), pollMs, retry);

  return value === undefined
    ? { loading, error, retry }
    : { loading, value, refreshError: error, retry };
}
