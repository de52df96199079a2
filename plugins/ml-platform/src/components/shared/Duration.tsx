import { useState } from 'react';
import useInterval from 'react-use/esm/useInterval';
import { formatDuration } from './formatDuration';

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
  const [now, setNow] = useState(Date.now);
  useInterval(() => setNow(Date.now()), running ? 1000 : null);

  if (startedAt === undefined || (!running && !endedAt)) {
    return <>–</>;
  }
  const end = endedAt ? Date.parse(endedAt) : Math.max(now, Date.now());
  return <>{formatDuration(end - Date.parse(startedAt))}</>;
}
