import { Link } from '@backstage/core-components';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import {
  PipelineExecutionSummary,
  PipelineRef,
} from '@atelier/plugin-ml-platform-common';
import { Age } from '../shared/Age';
import { Duration } from '../shared/Duration';
import { Reason } from '../shared/Reason';
import { RowHeader } from '../shared/RowHeader';
import { ScrollableTable } from '../shared/ScrollableTable';
import { useProjectPaths } from '../shared/useProjectPaths';
import { executionName, isRunning } from './pipelineStates';
import { PipelineStatus } from '../shared/PipelineStatus';

/** Executions of a pipeline, one a row. */
export function ExecutionsTable(props: {
  slug: string;
  pipelineRef: PipelineRef;
  executions: PipelineExecutionSummary[];
}) {
  const { slug, pipelineRef, executions } = props;
  const paths = useProjectPaths(slug);
  return (
    <ScrollableTable label={`Executions of ${pipelineRef.pipeline}`}>
      <TableHead>
        <TableRow>
          <TableCell>Execution</TableCell>
          <TableCell>Status</TableCell>
          <TableCell>Started</TableCell>
          <TableCell>Duration</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {executions.map(execution => (
          <TableRow key={execution.id} hover>
            <RowHeader>
              <Link
                to={paths.execution({
                  ...pipelineRef,
                  execution: execution.id,
                })}
              >
                {executionName(execution)}
              </Link>
            </RowHeader>
            <TableCell>
              <PipelineStatus status={execution.status} />
              {execution.failureReason && (
                <Reason>{execution.failureReason}</Reason>
              )}
            </TableCell>
            <TableCell>
              <Age time={execution.startedAt} />
            </TableCell>
            <TableCell>
              <Duration {...execution} running={isRunning(execution.status)} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </ScrollableTable>
  );
}
