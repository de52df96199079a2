import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(160px, 45%), 1fr))',
    gap: theme.spacing(2),
    margin: theme.spacing(0, 0, 3),
    '& dt': {
      ...theme.typography.caption,
      color: theme.palette.text.secondary,
    },
    '& dd': { ...theme.typography.body2, margin: 0, overflowWrap: 'anywhere' },
  },
}));

/** Terms and what they are; those without a value are left out. */
export function Facts(props: { facts: Record<string, ReactNode> }) {
  const classes = useStyles();
  return (
    <dl className={classes.facts}>
      {Object.entries(props.facts)
        .filter(([, value]) => value !== undefined)
        .map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
