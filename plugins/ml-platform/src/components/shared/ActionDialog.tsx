import { FormEvent, ReactNode } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import Alert from '@material-ui/lab/Alert';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { describeError } from './describeError';

const titleId = 'ml-platform-action-title';

/**
 * Asks before something is done, does it, and says why it could not be done.
 *
 * @param act - Does it; the dialog stays open with the reason when it throws.
 */
export function ActionDialog(props: {
  title: string;
  children: ReactNode;
  /** What the button says, such as `Stop`. */
  confirm: string;
  act: () => Promise<void>;
  onClose: () => void;
  /** Whether what was entered can be sent. */
  ready?: boolean;
}) {
  const { title, children, confirm, act, onClose, ready = true } = props;
  const [state, submit] = useAsyncFn(async () => {
    await act();
    return 'done';
  }, [act]);

  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    // useAsyncFn answers with the error instead of throwing it.
    if (ready && !state.loading && (await submit()) === 'done') {
      onClose();
    }
  };

  // What is under way goes on all the same, and its reason or its page would come unasked.
  const close = () => {
    if (!state.loading) {
      onClose();
    }
  };

  return (
    <Dialog
      open
      onClose={close}
      aria-labelledby={titleId}
      fullWidth
      maxWidth="sm"
    >
      <form onSubmit={onSubmit} noValidate>
        <DialogTitle id={titleId}>{title}</DialogTitle>
        <DialogContent>
          {children}
          {state.error && !state.loading && (
            <Alert severity="error">{describeError(state.error).reason}</Alert>
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={close} disabled={state.loading}>
            Cancel
          </Button>
          <Button
            type="submit"
            variant="contained"
            color="primary"
            disabled={!ready || state.loading}
          >
            {state.loading ? 'Please wait…' : confirm}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
