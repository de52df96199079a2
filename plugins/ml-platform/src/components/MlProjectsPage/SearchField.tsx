import { useEffect, useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import InputAdornment from '@material-ui/core/InputAdornment';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import SearchIcon from '@material-ui/icons/Search';

const useStyles = makeStyles(theme => ({
  field: {
    maxWidth: 360,
    // The theme's label is too pale on the page's background to be read by all.
    '& label': { color: theme.palette.text.primary },
  },
}));

/** Searches when the person stops typing. */
export function SearchField(props: {
  value: string;
  onChange: (text: string) => void;
}) {
  const { value, onChange } = props;
  const classes = useStyles();
  const [text, setText] = useState(value);

  useEffect(() => setText(value), [value]);
  useDebounce(
    () => {
      if (text !== value) {
        onChange(text);
      }
    },
    300,
    [text],
  );

  return (
    <TextField
      id="ml-projects-search"
      type="search"
      variant="outlined"
      size="small"
      fullWidth
      className={classes.field}
      label="Search ML projects"
      placeholder="Name, owner or cost centre"
      value={text}
      onChange={event => setText(event.target.value)}
      inputProps={{ maxLength: 128 }}
      InputProps={{
        startAdornment: (
          <InputAdornment position="start">
            <SearchIcon aria-hidden />
          </InputAdornment>
        ),
      }}
    />
  );
}
