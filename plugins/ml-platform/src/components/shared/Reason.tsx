import { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles({
  reason: {
    maxWidth: 320,
    minWidth: 200,
    whiteSpace: 'normal',
    overflowWrap: 'anywhere',
  },
});

/** Why something is as it is, below it in a table's cell. */
export function Reason(props: { id?: string; children: ReactNode }) {
  const { id, children } = props;
  const classes = useStyles();
  return (
    <Typography
      id={id}
      className={classes.reason}
      variant="caption"
      component="div"
    >
      {children}
    </Typography>
  );
}
