import { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';

/** A few small words below what they are about, in a table's cell. */
export function Note({ children }: { children: ReactNode }) {
  return (
    <Typography variant="caption" component="div" noWrap>
      {children}
    </Typography>
  );
}
