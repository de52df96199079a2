import { useMemo } from 'react';
import {
  DependencyGraph,
  DependencyGraphTypes,
} from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import {
  PipelineExecution,
  PipelineStep,
} from '@atelier/plugin-ml-platform-common';
import { StepNode } from './StepNode';

const useStyles = makeStyles(theme => ({
  graph: {
    position: 'relative',
    overflow: 'auto',
    maxHeight: '75vh',
    padding: theme.spacing(1),
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    backgroundColor: theme.palette.background.paper,
  },
}));

/** The steps of an execution as a graph of what runs after what. */
export function StepGraph(props: {
  execution: PipelineExecution;
  selected?: string;
  onSelect: (name: string) => void;
}) {
  const { execution, selected, onSelect } = props;
  const { steps, pipeline } = execution;
  const classes = useStyles();

  const nodes = useMemo(
    () => steps.map(step => ({ id: step.name, step })),
    [steps],
  );
  const edges = useMemo(() => edgesOf(steps), [steps]);

  return (
    <div
      className={classes.graph}
      role="group"
      aria-label={`Step graph of ${pipeline}; “Table” shows the same as a table`}
    >
      <DependencyGraph
        nodes={nodes}
        edges={edges}
        direction={DependencyGraphTypes.Direction.TOP_BOTTOM}
        nodeMargin={24}
        rankMargin={36}
        paddingX={8}
        paddingY={8}
        zoom="disabled"
        showArrowHeads
        allowFullscreen={false}
        renderNode={({ node }) => (
          <StepNode
            step={node.step}
            execution={execution}
            selected={node.id === selected}
            onSelect={onSelect}
          />
        )}
      />
    </div>
  );
}

/** What runs after what; a definition may name steps that AWS does not list. */
function edgesOf(steps: PipelineStep[]) {
  const names = new Set(steps.map(it => it.name));
  return steps.flatMap(step =>
    step.dependsOn
      .filter(it => names.has(it))
      .map(from => ({ from, to: step.name })),
  );
}
