import { useEffect } from 'react';
import useInterval from 'react-use/esm/useInterval';

const visible = () => document.visibilityState === 'visible';

/** Does something again and again while `active` and the page is visible, and at once when it becomes visible. */
export function usePolling(
  active: boolean,
  milliseconds: number,
  poll: () => void,
) {
  useInterval(
    () => {
      if (visible()) {
        poll();
      }
    },
    active ? milliseconds : null,
  );

  useEffect(() => {
    if (!active) {
      return undefined;
    }
    const onChange = () => {
      if (visible()) {
        poll();
      }
    };
    document.addEventListener('visibilitychange', onChange);
    return () => document.removeEventListener('visibilitychange', onChange);
  }, [active, poll]);
}
