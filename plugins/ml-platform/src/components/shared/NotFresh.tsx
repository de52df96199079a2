import Button from '@material-ui/core/Button';
import Alert from '@material-ui/lab/Alert';
import { describeError } from './describeError';

/** Says that what is shown could not be read again, and why. */
export function NotFresh(props: { error?: Error; onRetry: () => void }) {
  if (!props.error) {
    return null;
  }
  return (
    <Alert
      severity="warning"
      action={
        <Button color="inherit" size="small" onClick={props.onRetry}>
          Try again
        </Button>
      }
    >
      What is shown is what was last read; it could not be read again:{' '}
      {describeError(props.error).reason}
    </Alert>
  );
}
