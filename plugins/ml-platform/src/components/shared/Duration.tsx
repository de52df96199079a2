import { formatDuration } from './formatDuration';
import { useNow } from './useNow';

/**
 * How long something took, or, while `running`, has taken so far.
 * Without an end it says nothing unless it runs: AWS tells the end of old executions only when asked.
 */
export function Duration(props: {
  startedAt?: string;
  endedAt?: string;
  running: boolean;
}) {
  const { startedAt, endedAt } = props;
  const running = props.running && startedAt !== undefined && !endedAt;
  const now = useNow(running ? 1000 : null);

  if (startedAt === undefined || (!running && !endedAt)) {
    return <>–</>;
  }
  const end = endedAt ? Date.parse(endedAt) : now;
  return <>{formatDuration(end - Date.parse(startedAt))}</>;
}
