import Typography from '@material-ui/core/Typography';
import { Age } from './Age';
import { useNow } from './useNow';

const staleAfter = 36 * 60 * 60 * 1000;

/** How old the data is, and that it is old when it is older than a day and a half. */
export function AsOf({ time }: { time?: string }) {
  const now = useNow();

  if (!time) {
    return <Typography variant="body2">Not read from AWS yet</Typography>;
  }
  const stale = now - Date.parse(time) > staleAfter;
  return (
    <Typography variant="body2">
      {stale ? 'Old data, as of ' : 'As of '}
      <Age time={time} />
    </Typography>
  );
}
