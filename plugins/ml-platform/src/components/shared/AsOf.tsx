import { useState } from 'react';
import useInterval from 'react-use/esm/useInterval';
import Typography from '@material-ui/core/Typography';
import { formatAge } from './formatAge';

const staleAfter = 36 * 60 * 60 * 1000;

/** How old the data is, and that it is old when it is older than a day and a half. */
export function AsOf({ time }: { time?: string }) {
  const [now, setNow] = useState(Date.now);
  useInterval(() => setNow(Date.now()), 30_000);

  if (!time) {
    return <Typography variant="body2">Not read from AWS yet</Typography>;
  }
  const stale = now - Date.parse(time) > staleAfter;
  return (
    <Typography variant="body2">
      {stale ? 'Old data, as of ' : 'As of '}
      <time dateTime={time} title={new Date(time).toLocaleString()}>
        {formatAge(time, now)}
      </time>
    </Typography>
  );
}
