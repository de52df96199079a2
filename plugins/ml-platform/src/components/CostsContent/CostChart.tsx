import { useMemo } from 'react';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import {
  Bar,
  BarChart,
  CartesianGrid,
  Legend,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { ProjectCosts } from '@atelier/plugin-ml-platform-common';
import { formatMoney } from '../shared/formatMoney';
import { ChartSeries } from './chartSeries';
import { seriesColor } from './chartColors';
import { CostTooltip } from './CostTooltip';
import { formatDay, formatAxisMoney } from './formatCosts';

const useStyles = makeStyles({ chart: { height: 340, width: '100%' } });

/** Daily costs, stacked. The tables beside it have the same numbers for those who cannot see it. */
export function CostChart(props: {
  costs: ProjectCosts;
  series: ChartSeries[];
  label: string;
}) {
  const { costs, series, label } = props;
  const { dates, unit } = costs;
  const classes = useStyles();
  const theme = useTheme();

  const rows = useMemo(
    () =>
      dates.map((date, day) => ({
        date,
        amounts: series.map(it => it.amounts[day]),
      })),
    [dates, series],
  );
  const text = theme.palette.text.secondary;

  return (
    <div className={classes.chart} role="img" aria-label={label}>
      <ResponsiveContainer width="100%" height="100%">
        <BarChart
          data={rows}
          accessibilityLayer={false}
          // Credits and refunds go down from zero.
          stackOffset="sign"
          margin={{ top: 8, right: 8, bottom: 0, left: 8 }}
        >
          <CartesianGrid vertical={false} stroke={theme.palette.divider} />
          <XAxis
            dataKey="date"
            tickFormatter={formatDay}
            tick={{ fill: text, fontSize: 12 }}
            tickLine={false}
            axisLine={{ stroke: theme.palette.divider }}
            minTickGap={24}
          />
          <YAxis
            width={64}
            tickFormatter={amount => formatAxisMoney(amount, unit)}
            tick={{ fill: text, fontSize: 12 }}
            tickLine={false}
            axisLine={false}
          />
          <Tooltip
            cursor={{ fill: theme.palette.action.hover }}
            isAnimationActive={false}
            content={({ active, payload, label: date }) =>
              active && payload ? (
                <CostTooltip
                  date={String(date)}
                  parts={payload.map(({ name, value, color }) => ({
                    title: String(name),
                    amount: Number(value),
                    color: color ?? text,
                  }))}
                  format={amount => formatMoney({ amount, unit })}
                />
              ) : null
            }
          />
          <Legend
            // As they are stacked.
            itemSorter={null}
            wrapperStyle={{ fontSize: 12, paddingTop: 8 }}
            formatter={name => (
              <span style={{ color: theme.palette.text.primary }}>{name}</span>
            )}
          />
          {series.map(({ title, color }, index) => (
            <Bar
              key={title}
              name={title}
              dataKey={row => row.amounts[index]}
              stackId="costs"
              fill={seriesColor(theme, color)}
              isAnimationActive={false}
              maxBarSize={48}
            />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}
