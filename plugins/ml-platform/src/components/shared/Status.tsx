import { ReactNode } from 'react';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import DoneIcon from '@material-ui/icons/CheckCircle';
import FailedIcon from '@material-ui/icons/Error';
import PendingIcon from '@material-ui/icons/Schedule';
import QuietIcon from '@material-ui/icons/RadioButtonUnchecked';
import RunningIcon from '@material-ui/icons/Autorenew';
import StoppedIcon from '@material-ui/icons/Block';
import { StatusKind, statusColor } from './statusColors';

export const statusIcons: Record<StatusKind, typeof DoneIcon> = {
  ok: DoneIcon,
  error: FailedIcon,
  running: RunningIcon,
  pending: PendingIcon,
  stopped: StoppedIcon,
  quiet: QuietIcon,
};

const useStyles = makeStyles(theme => ({
  status: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
  },
}));

/**
 * A status with its icon. Unlike core-components' `StatusOK` and its siblings, which hide their text
 * from screen readers, it can be read by all.
 */
export function Status(props: { kind: StatusKind; children: ReactNode }) {
  const { kind, children } = props;
  const classes = useStyles();
  const Icon = statusIcons[kind];
  const color = statusColor(useTheme(), kind);
  return (
    <span className={classes.status}>
      <Icon aria-hidden fontSize="small" style={{ color }} />
      <span>{children}</span>
    </span>
  );
}
