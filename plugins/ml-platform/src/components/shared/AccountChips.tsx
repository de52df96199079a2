import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import { MlAccount } from '@atelier/plugin-ml-platform-common';
import { stageTitles } from './stageTitles';

const useStyles = makeStyles(theme => ({
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5),
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
  chip: { margin: 0 },
}));

/** The accounts of an ML project by stage, with their state where it is not ACTIVE. */
export function AccountChips(props: { slug: string; accounts: MlAccount[] }) {
  const classes = useStyles();
  return (
    <ul className={classes.list} aria-label={`Accounts of ${props.slug}`}>
      {props.accounts.map(({ accountId, stage, state }) => (
        <li key={accountId}>
          <Chip
            className={classes.chip}
            size="small"
            variant={state === 'ACTIVE' ? 'outlined' : 'default'}
            label={
              state === 'ACTIVE'
                ? `${stageTitles[stage]} ${accountId}`
                : `${stageTitles[stage]} ${accountId} ${state}`
            }
          />
        </li>
      ))}
    </ul>
  );
}
