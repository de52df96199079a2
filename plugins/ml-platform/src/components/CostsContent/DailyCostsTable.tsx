import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { ProjectCosts } from '@atelier/plugin-ml-platform-common';
import { formatMoney } from '../shared/formatMoney';
import { RowHeader } from '../shared/RowHeader';
import { ScrollableTable } from '../shared/ScrollableTable';
import { TitledSeries } from './chartSeries';
import { formatDay } from './formatCosts';

/** What the chart shows, as numbers, newest day first. */
export function DailyCostsTable(props: {
  costs: ProjectCosts;
  series: TitledSeries[];
}) {
  const { costs, series } = props;
  const { dates, unit } = costs;
  const days = dates.map((date, day) => ({
    date,
    total: series.reduce((sum, { amounts }) => sum + amounts[day], 0),
    amounts: series.map(({ amounts }) => amounts[day]),
  }));

  return (
    <details>
      <summary>Day by day</summary>
      <ScrollableTable label="Costs day by day">
        <TableHead>
          <TableRow>
            <TableCell>Day (UTC)</TableCell>
            <TableCell align="right">Total</TableCell>
            {series.map(({ key, title }) => (
              <TableCell key={key} align="right">
                {title}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {days.reverse().map(({ date, total, amounts }) => (
            <TableRow key={date} hover>
              <RowHeader>
                <time dateTime={date}>{formatDay(date)}</time>
              </RowHeader>
              <TableCell align="right">
                {formatMoney({ amount: total, unit })}
              </TableCell>
              {amounts.map((amount, index) => (
                <TableCell key={series[index].key} align="right">
                  {formatMoney({ amount, unit })}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </ScrollableTable>
    </details>
  );
}
