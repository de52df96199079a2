import { TrendLine } from '@backstage/core-components';
import { useTheme } from '@material-ui/core/styles';
import { formatMoney } from '../shared/formatMoney';

/** The costs of the last 30 days as a small line; its text says from how much to how much. Nothing before they are collected. */
export function CostSparkline(props: {
  slug: string;
  amounts?: number[];
  unit?: string;
}) {
  const { slug, amounts = [], unit = 'USD' } = props;
  const theme = useTheme();
  if (amounts.length === 0) {
    return null;
  }
  const lowest = Math.min(...amounts);
  const highest = Math.max(...amounts);
  const text = `${slug}: from ${formatMoney({
    amount: lowest,
    unit,
  })} to ${formatMoney({ amount: highest, unit })} a day`;
  return (
    <div
      role="img"
      aria-label={text}
      style={{ width: 120, marginLeft: 'auto' }}
    >
      <TrendLine
        data={amounts}
        // Without one it breaks.
        title={text}
        // A line that starts at 0 tells a small change from a large one.
        min={0}
        max={Math.max(highest, 1)}
        color={
          theme.palette.type === 'dark'
            ? theme.palette.primary.light
            : theme.palette.primary.main
        }
      />
    </div>
  );
}
