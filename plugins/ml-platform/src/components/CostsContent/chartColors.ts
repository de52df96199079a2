import { Theme } from '@material-ui/core/styles';

// Told apart also by those who see fewer colours (after Okabe and Ito), each at least 3 to 1 on the theme's paper.
const light = [
  '#1f5493',
  '#c8610f',
  '#00805c',
  '#b2568c',
  '#8a6d00',
  '#2b8cc4',
  '#6a4fa3',
  '#7a4b2a',
];
const dark = [
  '#6fa8ff',
  '#f0935a',
  '#3fc79a',
  '#e79bc6',
  '#e6c34a',
  '#7fd1f2',
  '#b39ddb',
  '#d7a98a',
];
const quiet = { light: '#8c8c8c', dark: '#9e9e9e' };

/** The colour of a part of the costs; without an index that of what has no name of its own. */
export function seriesColor(theme: Theme, index?: number): string {
  const { type } = theme.palette;
  return index === undefined
    ? quiet[type]
    : (type === 'dark' ? dark : light)[index];
}
