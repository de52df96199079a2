import { ReactNode } from 'react';
import Table from '@material-ui/core/Table';
import TableContainer from '@material-ui/core/TableContainer';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  container: {
    '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
    // Backstage's theme breaks words to fit; here the table scrolls instead.
    '& th, & td': {
      padding: theme.spacing(1, 1.5),
      whiteSpace: 'nowrap',
    },
  },
}));

/** A table that scrolls sideways by itself on a narrow screen, by keyboard too. */
export function ScrollableTable(props: { label: string; children: ReactNode }) {
  const classes = useStyles();
  return (
    <TableContainer
      className={classes.container}
      role="region"
      aria-label={`${props.label}, scrolls sideways`}
      tabIndex={0}
    >
      <Table size="small" aria-label={props.label}>
        {props.children}
      </Table>
    </TableContainer>
  );
}
