import { ReactNode } from 'react';
import { Progress } from '@backstage/core-components';
import { LoadError } from './LoadError';

/** What is loaded, or why it is not: what `useReading` and `useLive` give. */
export interface LoadedState<T> {
  loading: boolean;
  value?: T;
  error?: Error;
  retry: () => void;
}

/**
 * Shows what was loaded, or that it is loading, or why it could not be.
 *
 * @param what - What is loaded, such as `the ML projects`.
 */
export function Loaded<T>(props: {
  state: LoadedState<T>;
  what: string;
  children: (value: NonNullable<T>) => ReactNode;
}) {
  const { state, what, children } = props;
  if (state.error && !state.loading) {
    return (
      <LoadError
        error={state.error}
        action={`read ${what}`}
        onRetry={state.retry}
      />
    );
  }
  if (state.value === undefined || state.value === null) {
    return (
      <div role="status" aria-label={`Reading ${what}`}>
        <Progress />
      </div>
    );
  }
  // Keeps what is on the screen while it is read again.
  return <div aria-busy={state.loading}>{children(state.value)}</div>;
}
