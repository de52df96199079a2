import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { formatDay } from './formatCosts';

const useStyles = makeStyles(theme => ({
  tooltip: { padding: theme.spacing(1.5) },
  part: {
    display: 'grid',
    gridTemplateColumns: '12px 1fr auto',
    alignItems: 'center',
    gap: theme.spacing(1),
    ...theme.typography.body2,
    fontVariantNumeric: 'tabular-nums',
  },
  mark: { width: 12, height: 12, borderRadius: 2 },
}));

/** The costs of the day that is pointed at, the topmost of the stack first. */
export function CostTooltip(props: {
  date: string;
  parts: { title: string; amount: number; color: string }[];
  format: (amount: number) => string;
}) {
  const { date, parts, format } = props;
  const classes = useStyles();
  const total = parts.reduce((sum, { amount }) => sum + amount, 0);
  return (
    <Paper elevation={4} className={classes.tooltip}>
      <Typography variant="subtitle2" component="div" gutterBottom>
        {formatDay(date)}: {format(total)}
      </Typography>
      {[...parts]
        .reverse()
        .filter(({ amount }) => amount !== 0)
        .map(({ title, amount, color }) => (
          <div key={title} className={classes.part}>
            <span className={classes.mark} style={{ background: color }} />
            <span>{title}</span>
            <span>{format(amount)}</span>
          </div>
        ))}
    </Paper>
  );
}
