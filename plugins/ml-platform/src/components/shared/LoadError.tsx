import { WarningPanel } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { DescribedError, describeError } from './describeError';

/** Where none is told, the reason itself tells it. */
const nextSteps: Partial<Record<DescribedError['kind'], string>> = {
  denied:
    'If you should be allowed to, ask the group that owns the ML project to add you.',
  missing:
    'Check the address. An ML project appears a few minutes after its accounts are tagged, what is in it a few minutes after it was made.',
  unavailable:
    'Try again. If it keeps failing, tell the ML platform team what is written here.',
};

/**
 * Why something could not be shown or done, and what to do next.
 *
 * @param action - What was tried, such as `read the ML projects`.
 */
export function LoadError(props: {
  error: unknown;
  action: string;
  onRetry?: () => void;
}) {
  const { kind, reason } = describeError(props.error);
  const nextStep = nextSteps[kind];
  return (
    <WarningPanel
      severity={kind === 'denied' ? 'warning' : 'error'}
      defaultExpanded
      title={
        kind === 'denied'
          ? `You may not ${props.action}`
          : `Could not ${props.action}`
      }
    >
      <Typography paragraph>{reason}</Typography>
      {nextStep && <Typography paragraph>{nextStep}</Typography>}
      {props.onRetry && (
        <Button variant="outlined" onClick={props.onRetry}>
          Try again
        </Button>
      )}
    </WarningPanel>
  );
}
