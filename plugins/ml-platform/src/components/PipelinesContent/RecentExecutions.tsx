import { Link } from '@backstage/core-components';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import {
  MlPipeline,
  PipelineExecutionSummary,
} from '@atelier/plugin-ml-platform-common';
import { formatAge } from '../shared/formatAge';
import { useNow } from '../shared/useNow';
import { useProjectPaths } from '../shared/useProjectPaths';
import { pipelineStatusKind } from '../shared/PipelineStatus';
import { statusColor } from '../shared/statusColors';

const height = 28;

const useStyles = makeStyles(theme => ({
  strip: {
    display: 'flex',
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
  // Wide enough to hit with a finger; the bar in it is narrower.
  execution: {
    display: 'flex',
    alignItems: 'flex-end',
    justifyContent: 'center',
    width: 24,
    height,
    borderRadius: 2,
    '&:hover': { backgroundColor: theme.palette.action.hover },
  },
  bar: { width: 12, borderRadius: 2, boxSizing: 'border-box' },
}));

/** The last executions as a strip of bars, as high as they were long, newest last. */
export function RecentExecutions(props: {
  slug: string;
  pipeline: MlPipeline;
}) {
  const { slug, pipeline } = props;
  const { stage, region, name, executions } = pipeline;
  const classes = useStyles();
  const theme = useTheme();
  const now = useNow();
  const paths = useProjectPaths(slug);
  const longest = Math.max(1, ...executions.map(durationOf));

  if (executions.length === 0) {
    return <>–</>;
  }
  return (
    <ol className={classes.strip} aria-label={`Recent executions of ${name}`}>
      {[...executions].reverse().map(execution => {
        const label = `${execution.status}, ${formatAge(
          execution.startedAt,
          now,
        )}`;
        const share = durationOf(execution) / longest;
        return (
          <li key={execution.id}>
            <Link
              className={classes.execution}
              to={paths.execution({
                stage,
                region,
                pipeline: name,
                execution: execution.id,
              })}
              aria-label={label}
              title={label}
            >
              <span
                className={classes.bar}
                style={{
                  height: Math.round(height * (0.35 + 0.65 * share)),
                  ...barStyle(
                    execution.status,
                    statusColor(theme, pipelineStatusKind(execution.status)),
                  ),
                }}
              />
            </Link>
          </li>
        );
      })}
    </ol>
  );
}

/** How long an execution took, in milliseconds; 0 where AWS did not say. */
function durationOf({ startedAt, endedAt }: PipelineExecutionSummary) {
  return endedAt ? Date.parse(endedAt) - Date.parse(startedAt) : 0;
}

/** Statuses differ in form too, for those who do not see the colours apart. */
function barStyle(status: PipelineExecutionSummary['status'], color: string) {
  if (status === 'Failed') {
    return {
      background: `repeating-linear-gradient(45deg, ${color} 0 4px, transparent 4px 6px)`,
      border: `1px solid ${color}`,
    };
  }
  return status === 'Succeeded'
    ? { background: color }
    : { border: `2px solid ${color}` };
}
