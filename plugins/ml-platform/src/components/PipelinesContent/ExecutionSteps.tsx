import { useRef } from 'react';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ToggleButton from '@material-ui/lab/ToggleButton';
import ToggleButtonGroup from '@material-ui/lab/ToggleButtonGroup';
import { PipelineExecution } from '@atelier/plugin-ml-platform-common';
import { StepGraph } from './StepGraph';
import { StepPanel } from './StepPanel';
import { StepsTable } from './StepsTable';
import { StepsView, useStepsQuery } from './useStepsQuery';

const useStyles = makeStyles(theme => ({
  // The theme's own are too pale on the page's background, the selected one most of all.
  choice: {
    color: theme.palette.text.primary,
    '&.Mui-selected': { color: theme.palette.text.primary, fontWeight: 700 },
  },
  columns: {
    display: 'grid',
    alignItems: 'start',
    gap: theme.spacing(3),
    gridTemplateColumns: 'minmax(0, 1fr)',
    [theme.breakpoints.up('md')]: {
      gridTemplateColumns: 'minmax(0, 3fr) minmax(280px, 2fr)',
    },
  },
}));

/** The steps of an execution as a graph or a table, and one of them at length. */
export function ExecutionSteps(props: {
  slug: string;
  execution: PipelineExecution;
}) {
  const { slug, execution } = props;
  const { steps } = execution;
  const classes = useStyles();
  const { view, step, setView, select } = useStepsQuery();
  const panel = useRef<HTMLDivElement>(null);

  // Without a choice, what most likely brought the person here.
  const selected =
    steps.find(it => it.name === step) ??
    steps.find(it => it.status === 'Failed');
  const choose = (name: string) => {
    select(name);
    panel.current?.focus();
  };

  if (steps.length === 0) {
    return (
      <Typography>
        AWS does not list the steps of this execution yet. They appear here when
        it does.
      </Typography>
    );
  }
  const shared = { execution, selected: selected?.name, onSelect: choose };
  return (
    <section aria-label="Steps">
      <Box display="flex" alignItems="center" gridGap={16} mb={1}>
        <Typography variant="h6" component="h3">
          Steps
        </Typography>
        <ToggleButtonGroup
          exclusive
          size="small"
          value={view}
          onChange={(_event, next: StepsView | null) => next && setView(next)}
          aria-label="Show the steps as"
        >
          <ToggleButton value="graph" className={classes.choice}>
            Graph
          </ToggleButton>
          <ToggleButton value="table" className={classes.choice}>
            Table
          </ToggleButton>
        </ToggleButtonGroup>
      </Box>
      <div className={classes.columns}>
        {view === 'graph' ? (
          <StepGraph {...shared} />
        ) : (
          <StepsTable {...shared} />
        )}
        <div ref={panel} tabIndex={-1} style={{ outline: 'none' }}>
          {selected ? (
            <StepPanel
              key={selected.name}
              slug={slug}
              execution={execution}
              step={selected}
            />
          ) : (
            <Typography>Choose a step to see what it did.</Typography>
          )}
        </div>
      </div>
    </section>
  );
}
