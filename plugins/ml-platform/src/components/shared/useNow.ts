import useInterval from 'react-use/esm/useInterval';
import useUpdate from 'react-use/esm/useUpdate';

/** The time in milliseconds since the epoch, again and again; `null`: only when something else renders. */
export function useNow(everyMs: number | null = 30_000): number {
  useInterval(useUpdate(), everyMs);
  return Date.now();
}
