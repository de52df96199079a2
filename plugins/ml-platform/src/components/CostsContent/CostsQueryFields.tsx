import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import {
  CostGrouping,
  costGroupings,
} from '@atelier/plugin-ml-platform-common';
import { groupingTitles } from './groupingTitles';
import { CostsQuery, ranges } from './useCostsQuery';

const useStyles = makeStyles(theme => ({
  field: {
    minWidth: 140,
    // The theme's label is too pale on the page's background to be read by all.
    '& label': { color: theme.palette.text.primary },
  },
}));

/** By what the costs are split, and of how many days. */
export function CostsQueryFields(props: {
  query: CostsQuery;
  onGroupBy: (grouping: CostGrouping) => void;
  onDays: (days: number) => void;
}) {
  const { query, onGroupBy, onDays } = props;
  return (
    <>
      <Choice
        id="costs-by"
        label="Split by"
        value={query.groupBy}
        choices={costGroupings.map(it => [it, groupingTitles[it]])}
        onChange={onGroupBy}
      />
      <Choice
        id="costs-days"
        label="Range"
        value={query.days}
        choices={ranges.map(it => [it, `Last ${it} days`])}
        onChange={onDays}
      />
    </>
  );
}

function Choice<T extends string | number>(props: {
  id: string;
  label: string;
  value: T;
  choices: [T, string][];
  onChange: (value: T) => void;
}) {
  const { id, label, value, choices, onChange } = props;
  const classes = useStyles();
  return (
    <TextField
      select
      id={id}
      label={label}
      value={value}
      onChange={event => onChange(event.target.value as T)}
      variant="outlined"
      size="small"
      className={classes.field}
      InputLabelProps={{ htmlFor: id }}
      SelectProps={{ labelId: `${id}-label` }}
    >
      {choices.map(([key, title]) => (
        <MenuItem key={key} value={key}>
          {title}
        </MenuItem>
      ))}
    </TextField>
  );
}
