import Button from '@material-ui/core/Button';
import FormHelperText from '@material-ui/core/FormHelperText';
import { describeError } from '../components/shared/describeError';

/** Why the choices of a field could not be read, with a way to try again. */
export function FieldLoadError(props: {
  what: string;
  error: Error;
  onRetry: () => void;
}) {
  return (
    <div role="alert">
      <FormHelperText error>
        Could not read {props.what}: {describeError(props.error).reason}
      </FormHelperText>
      <Button size="small" variant="outlined" onClick={props.onRetry}>
        Try again
      </Button>
    </div>
  );
}
