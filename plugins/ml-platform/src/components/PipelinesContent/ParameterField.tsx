import MenuItem from '@material-ui/core/MenuItem';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import { PipelineParameter } from '@atelier/plugin-ml-platform-common';
import { statusColor } from '../shared/statusColors';
import { checkParameter } from './parameters';

const useStyles = makeStyles(theme => ({
  field: {
    // The theme's own is too pale to be read by all.
    '& .Mui-error': { color: statusColor(theme, 'error') },
  },
}));

/** Where one parameter of a pipeline is entered. */
export function ParameterField(props: {
  parameter: PipelineParameter;
  value: string;
  onChange: (value: string) => void;
}) {
  const { parameter, value, onChange } = props;
  const { name, type, defaultValue, enumValues } = parameter;
  const classes = useStyles();
  const problem = checkParameter(parameter, value);
  const choices =
    enumValues ?? (type === 'Boolean' ? ['true', 'false'] : undefined);

  return (
    <TextField
      className={classes.field}
      id={`parameter-${name}`}
      label={name}
      value={value}
      onChange={event => onChange(event.target.value)}
      select={choices !== undefined}
      SelectProps={{ SelectDisplayProps: { 'aria-label': name } as object }}
      inputProps={
        type === 'Integer' || type === 'Float' ? { inputMode: 'decimal' } : {}
      }
      error={problem !== undefined}
      helperText={problem ?? defaultText(type, defaultValue)}
      required={defaultValue === undefined}
      fullWidth
      margin="dense"
      variant="outlined"
      InputLabelProps={{ shrink: true }}
    >
      {choices?.map(choice => (
        <MenuItem key={choice} value={choice}>
          {choice}
        </MenuItem>
      ))}
    </TextField>
  );
}

function defaultText(type: string, defaultValue?: string) {
  return defaultValue ? `${type}, default ${defaultValue}` : type;
}
