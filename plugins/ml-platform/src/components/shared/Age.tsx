import { formatAge } from './formatAge';

/** How long ago something was, with the exact time for those who point at it. */
export function Age({ time }: { time: string }) {
  return (
    <time dateTime={time} title={new Date(time).toLocaleString()}>
      {formatAge(time, Date.now())}
    </time>
  );
}
