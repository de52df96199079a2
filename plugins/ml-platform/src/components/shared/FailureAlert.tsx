import Box from '@material-ui/core/Box';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';

/** That something failed, and why in AWS's words: these may be long, without a space. */
export function FailureAlert(props: { title: string; reason: string }) {
  return (
    <Alert severity="error">
      <AlertTitle>{props.title}</AlertTitle>
      <Box style={{ overflowWrap: 'anywhere' }}>{props.reason}</Box>
    </Alert>
  );
}
