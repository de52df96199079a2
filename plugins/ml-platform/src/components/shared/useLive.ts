import { useEffect } from 'react';
import { useSignal } from '@backstage/plugin-signals-react';
import {
  ProjectChangedSignal,
  projectSignalChannel,
} from '@atelier/plugin-ml-platform-common';
import { Reading, useReading } from './useReading';

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
    /** Whether it changes by itself; absent: it does not. */
    isRunning?: (value: T) => boolean;
  },
): Reading<T> {
  const { slug, what, isRunning } = options;
  const reading = useReading(load, { isRunning });
  const { retry } = reading;

  const { lastSignal } = useSignal<ProjectChangedSignal>(
    projectSignalChannel(slug),
  );
  useEffect(() => {
    if (lastSignal?.what === what) {
      retry();
    }
  }, [lastSignal, what, retry]);

  return reading;
}
