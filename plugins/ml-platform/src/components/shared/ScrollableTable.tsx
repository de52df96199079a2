import { ReactNode, useEffect, useRef, useState } from 'react';
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

/** A table that scrolls sideways by itself where it must, by keyboard too. */
export function ScrollableTable(props: { label: string; children: ReactNode }) {
  const classes = useStyles();
  const container = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const [scrolls, setScrolls] = useState(false);

  useEffect(() => {
    const outer = container.current!;
    const observer = new ResizeObserver(() =>
      setScrolls(outer.scrollWidth > outer.clientWidth),
    );
    observer.observe(outer);
    observer.observe(table.current!);
    return () => observer.disconnect();
  }, []);

  return (
    <TableContainer
      ref={container}
      className={classes.container}
      {...(scrolls && {
        role: 'region',
        'aria-label': `${props.label}, scrolls sideways`,
        tabIndex: 0,
      })}
    >
      <Table ref={table} size="small" aria-label={props.label}>
        {props.children}
      </Table>
    </TableContainer>
  );
}
