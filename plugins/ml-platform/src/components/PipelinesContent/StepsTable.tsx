import Link from '@material-ui/core/Link';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { PipelineExecution } from '@atelier/plugin-ml-platform-common';
import { RowHeader } from '../shared/RowHeader';
import { ScrollableTable } from '../shared/ScrollableTable';
import { PipelineStatus } from '../shared/PipelineStatus';
import { stepStatusText } from './pipelineStates';
import { StepDuration } from './StepDuration';

/** The same as the graph, one step a row, in the order of the definition. */
export function StepsTable(props: {
  execution: PipelineExecution;
  selected?: string;
  onSelect: (name: string) => void;
}) {
  const { execution, selected, onSelect } = props;
  return (
    <ScrollableTable label={`Steps of ${execution.pipeline}`}>
      <TableHead>
        <TableRow>
          <TableCell>Step</TableCell>
          <TableCell>Type</TableCell>
          <TableCell>Status</TableCell>
          <TableCell>Duration</TableCell>
          <TableCell>Runs after</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {execution.steps.map(step => (
          <TableRow key={step.name} hover selected={step.name === selected}>
            <RowHeader>
              <Link
                component="button"
                variant="body2"
                aria-pressed={step.name === selected}
                onClick={() => onSelect(step.name)}
              >
                {step.displayName || step.name}
              </Link>
            </RowHeader>
            <TableCell>{step.type}</TableCell>
            <TableCell>
              <PipelineStatus
                status={step.status}
                text={stepStatusText(step, execution)}
              />
            </TableCell>
            <TableCell>
              <StepDuration step={step} execution={execution} />
            </TableCell>
            <TableCell>{step.dependsOn.join(', ') || 'The start'}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </ScrollableTable>
  );
}
