import { formatAge } from './formatAge';
import { useNow } from './useNow';

/** How long ago something was, with the exact time for those who point at it. */
export function Age({ time }: { time: string }) {
  const now = useNow();
  return (
    <time dateTime={time} title={new Date(time).toLocaleString()}>
      {formatAge(time, now)}
    </time>
  );
}
