import { KeyboardEvent } from 'react';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import {
  PipelineExecution,
  PipelineStep,
} from '@atelier/plugin-ml-platform-common';
import { StepDuration } from './StepDuration';
import { pipelineStatusKind } from '../shared/PipelineStatus';
import { statusIcons } from '../shared/Status';
import { stepStatusText } from './pipelineStates';
import { statusColor } from '../shared/statusColors';

const width = 220;
const height = 62;
const longestName = 22;

const useStyles = makeStyles(theme => ({
  node: {
    cursor: 'pointer',
    '&:focus': { outline: 'none' },
    '&:focus-visible $box': {
      stroke: theme.palette.primary.main,
      strokeWidth: 3,
    },
    '&:hover $box': { fill: theme.palette.action.hover },
  },
  box: { fill: theme.palette.background.paper },
  name: {
    ...theme.typography.subtitle2,
    fill: theme.palette.text.primary,
  },
  detail: {
    ...theme.typography.caption,
    fill: theme.palette.text.secondary,
  },
}));

/** A step in the graph: name, type, status and duration; chosen by click, Enter or Space. */
export function StepNode(props: {
  step: PipelineStep;
  execution: PipelineExecution;
  selected: boolean;
  onSelect: (name: string) => void;
}) {
  const { step, execution, selected, onSelect } = props;
  const classes = useStyles();
  const theme = useTheme();
  const kind = pipelineStatusKind(step.status);
  const color = statusColor(theme, kind);
  const Icon = statusIcons[kind];
  const status = stepStatusText(step, execution);
  const name = step.displayName || step.name;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onSelect(step.name);
    }
  };

  return (
    <g
      className={classes.node}
      role="button"
      tabIndex={0}
      aria-pressed={selected}
      aria-label={`${name}, ${step.type}, ${status}`}
      onClick={() => onSelect(step.name)}
      onKeyDown={onKeyDown}
    >
      <title>{`${name}: ${status}`}</title>
      <rect
        className={classes.box}
        width={width}
        height={height}
        rx={6}
        stroke={selected ? theme.palette.text.primary : color}
        strokeWidth={selected ? 2.5 : 1}
        strokeDasharray={step.status === 'NotStarted' ? '4 3' : undefined}
      />
      <rect x={1} y={8} width={4} height={height - 16} rx={2} fill={color} />
      <Icon
        aria-hidden
        x={14}
        y={10}
        width={20}
        height={20}
        style={{ color, width: 20, height: 20 }}
      />
      <text className={classes.name} x={42} y={25}>
        {shorten(name)}
      </text>
      <text className={classes.detail} x={42} y={46}>
        {step.type}
        {detailOf(step)}
        <StepDuration prefix=" · " step={step} execution={execution} />
      </text>
    </g>
  );
}

function detailOf({ cached, outcome }: PipelineStep) {
  if (cached) {
    return ' · cached';
  }
  return outcome ? ` · ${outcome.toLowerCase()}` : '';
}

/** SVG text does not wrap; the whole name is in the node's title and panel. */
function shorten(name: string) {
  return name.length > longestName
    ? `${name.slice(0, longestName - 1)}…`
    : name;
}
