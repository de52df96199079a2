import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { ProjectCosts } from '@atelier/plugin-ml-platform-common';
import { formatMoney } from '../shared/formatMoney';
import { changeText, monthTexts } from './months';

const useStyles = makeStyles(theme => ({
  figures: {
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'repeat(auto-fit, minmax(150px, 1fr))',
    margin: 0,
  },
  figure: {
    padding: theme.spacing(2),
    '& dd': { margin: 0 },
  },
  amount: {
    ...theme.typography.h5,
    fontVariantNumeric: 'tabular-nums',
  },
}));

/** This month against the last: to the same day, and whole. */
export function MonthFigures({ costs }: { costs: ProjectCosts }) {
  const { unit, dates, monthToDate, lastMonthToDate, lastMonth } = costs;
  const classes = useStyles();
  const texts = monthTexts(dates[dates.length - 1]);
  const figures = [
    {
      term: texts.monthToDate,
      amount: monthToDate,
      note: changeText(monthToDate, lastMonthToDate),
    },
    { term: texts.lastMonthToDate, amount: lastMonthToDate },
    { term: texts.lastMonth, amount: lastMonth },
    {
      term: `Last ${dates.length} days`,
      amount: costs.total,
    },
  ];

  return (
    <dl className={classes.figures} aria-label="Costs by month">
      {figures.map(({ term, amount, note }) => (
        <Paper key={term} variant="outlined" className={classes.figure}>
          <Typography component="dt" variant="body2" color="textSecondary">
            {term}
          </Typography>
          <dd>
            <div className={classes.amount}>
              {formatMoney({ amount, unit })}
            </div>
            {note && <Typography variant="body2">{note}</Typography>}
          </dd>
        </Paper>
      ))}
    </dl>
  );
}
