import { Theme } from '@material-ui/core/styles';

/** What a status means to a person, whatever AWS calls it. */
export type StatusKind =
  | 'ok'
  | 'error'
  | 'running'
  | 'pending'
  | 'stopped'
  | 'quiet';

const light: Record<StatusKind, string> = {
  ok: '#1a7f37',
  error: '#c4162a',
  running: '#1f5493',
  pending: '#8a5a00',
  stopped: '#6e6e6e',
  quiet: '#6e6e6e',
};
const dark: Record<StatusKind, string> = {
  ok: '#71cf88',
  error: '#ff8a84',
  running: '#7cb8ff',
  pending: '#ffb84d',
  stopped: '#b5b5b5',
  quiet: '#b5b5b5',
};

/** The colour of a status: at least 4.5 to 1 on the theme's paper, also where it is text. */
export function statusColor(theme: Theme, kind: StatusKind): string {
  return (theme.palette.type === 'dark' ? dark : light)[kind];
}
