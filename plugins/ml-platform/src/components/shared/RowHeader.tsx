import { ReactNode } from 'react';
import TableCell from '@material-ui/core/TableCell';

/** The cell that names its row. */
export function RowHeader(props: { children: ReactNode }) {
  // The role says again what `th` does: TableCell would make it a plain cell.
  return (
    <TableCell component="th" scope="row" role="rowheader">
      {props.children}
    </TableCell>
  );
}
