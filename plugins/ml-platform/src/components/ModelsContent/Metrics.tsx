import { makeStyles } from '@material-ui/core/styles';
import { ModelVersion } from '@atelier/plugin-ml-platform-common';

const useStyles = makeStyles(theme => ({
  metrics: {
    display: 'grid',
    gridTemplateColumns: 'auto auto',
    justifyContent: 'start',
    columnGap: theme.spacing(1.5),
    margin: 0,
    lineHeight: 1.5,
    fontVariantNumeric: 'tabular-nums',
    '& dt': { color: theme.palette.text.secondary },
    '& dd': { margin: 0, textAlign: 'right' },
  },
}));

const shown = new Intl.NumberFormat(undefined, { maximumSignificantDigits: 4 });

/** The numbers of a model version's evaluation. */
export function Metrics({ version }: { version: ModelVersion }) {
  const classes = useStyles();
  if (version.metrics.length === 0) {
    return <>None</>;
  }
  return (
    <dl
      className={classes.metrics}
      aria-label={`Metrics of version ${version.version}`}
    >
      {version.metrics.map(({ name, value }) => [
        <dt key={`${name} name`}>{name}</dt>,
        <dd key={name}>{shown.format(value)}</dd>,
      ])}
    </dl>
  );
}
