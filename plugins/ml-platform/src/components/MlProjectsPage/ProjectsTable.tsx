import { ReactNode } from 'react';
import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import TableSortLabel from '@material-ui/core/TableSortLabel';
import {
  ListProjectsRequest,
  MlProjectSummary,
} from '@atelier/plugin-ml-platform-common';
import { AccountChips } from '../shared/AccountChips';
import { formatMoney } from '../shared/formatMoney';
import { RowHeader } from '../shared/RowHeader';
import { ScrollableTable } from '../shared/ScrollableTable';
import { useProjectPaths } from '../shared/useProjectPaths';
import { CostSparkline } from './CostSparkline';
import { LastExecutionLink } from '../shared/LastExecutionLink';
import { ProjectSort } from './useProjectsQuery';

/** A page of ML projects. */
export function ProjectsTable(props: {
  projects: MlProjectSummary[];
  sort: ProjectSort;
  order: NonNullable<ListProjectsRequest['order']>;
  onSort: (by: ProjectSort) => void;
}) {
  const { projects, sort, order, onSort } = props;

  const sortable = (by: ProjectSort, title: ReactNode, right = false) => (
    <TableCell
      align={right ? 'right' : 'left'}
      sortDirection={sort === by ? order : false}
    >
      <TableSortLabel
        active={sort === by}
        direction={sort === by ? order : 'asc'}
        onClick={() => onSort(by)}
      >
        {title}
      </TableSortLabel>
    </TableCell>
  );

  return (
    <ScrollableTable label="ML projects">
      <TableHead>
        <TableRow>
          {sortable('slug', 'ML project')}
          {sortable('owner', 'Owner')}
          <TableCell>Cost centre</TableCell>
          <TableCell>Accounts</TableCell>
          <TableCell>Last execution</TableCell>
          {sortable('monthToDate', 'Month to date', true)}
        </TableRow>
      </TableHead>
      <TableBody>
        {projects.map(({ slug, owner, costCenter, accounts, ...it }) => (
          <TableRow key={slug} hover>
            <RowHeader>
              <ProjectLink slug={slug} />
            </RowHeader>
            <TableCell>
              <EntityRefLink entityRef={owner} defaultKind="group" />
            </TableCell>
            <TableCell>{costCenter}</TableCell>
            <TableCell>
              <AccountChips slug={slug} accounts={accounts} />
            </TableCell>
            <TableCell>
              <LastExecutionLink slug={slug} execution={it.lastExecution} />
            </TableCell>
            <TableCell align="right">
              {it.monthToDate
                ? formatMoney(it.monthToDate)
                : 'Not collected yet'}
              <CostSparkline
                slug={slug}
                amounts={it.dailyCosts}
                unit={it.monthToDate?.unit}
              />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </ScrollableTable>
  );
}

function ProjectLink({ slug }: { slug: string }) {
  return <Link to={useProjectPaths(slug).page}>{slug}</Link>;
}
