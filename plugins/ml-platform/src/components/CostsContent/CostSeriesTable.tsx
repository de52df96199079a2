import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Box from '@material-ui/core/Box';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableFooter from '@material-ui/core/TableFooter';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { ProjectCosts } from '@atelier/plugin-ml-platform-common';
import { formatMoney } from '../shared/formatMoney';
import { RowHeader } from '../shared/RowHeader';
import { ScrollableTable } from '../shared/ScrollableTable';
import { TitledSeries } from './chartSeries';
import { formatShare } from './formatCosts';
import { groupingTitles } from './groupingTitles';
import { isUserRef } from './seriesTitles';

/** What each part cost in the whole range, and all together. */
export function CostSeriesTable(props: {
  costs: ProjectCosts;
  series: TitledSeries[];
}) {
  const { costs, series } = props;
  const { groupBy, total, unit } = costs;
  const by = groupingTitles[groupBy];
  return (
    <ScrollableTable label={`Costs by ${by.toLocaleLowerCase()}`}>
      <TableHead>
        <TableRow>
          <TableCell>{by}</TableCell>
          <TableCell align="right">Costs</TableCell>
          <TableCell align="right">Share</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {series.map(it => (
          <TableRow key={it.key} hover>
            <RowHeader>
              <Box minWidth={120} whiteSpace="normal">
                {groupBy === 'user' && isUserRef(it.key) ? (
                  <EntityRefLink entityRef={it.key} defaultKind="user" />
                ) : (
                  it.title
                )}
              </Box>
            </RowHeader>
            <TableCell align="right">
              {formatMoney({ amount: it.total, unit })}
            </TableCell>
            <TableCell align="right">{formatShare(it.total, total)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
      <TableFooter>
        <TableRow>
          <RowHeader>
            <strong>Total</strong>
          </RowHeader>
          <TableCell align="right">
            <strong>{formatMoney({ amount: total, unit })}</strong>
          </TableCell>
          <TableCell align="right">{formatShare(total, total)}</TableCell>
        </TableRow>
      </TableFooter>
    </ScrollableTable>
  );
}
