import { Link } from '@backstage/core-components';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { StepLogs } from '@atelier/plugin-ml-platform-common';

const useStyles = makeStyles(theme => ({
  lines: {
    maxHeight: 360,
    margin: theme.spacing(1, 0),
    padding: theme.spacing(1.5),
    overflow: 'auto',
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    backgroundColor: theme.palette.background.default,
    color: theme.palette.text.primary,
    fontFamily: 'monospace',
    fontSize: 12,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
  },
  time: { color: theme.palette.text.secondary },
}));

/** Lines of a log as they were written, with their times. */
export function LogLines(props: { logs: StepLogs; of: string }) {
  const { logs, of } = props;
  const classes = useStyles();
  return (
    <>
      {logs.lines.length === 0 ? (
        <Typography variant="body2">
          It has not written anything yet.
        </Typography>
      ) : (
        <Box
          component="pre"
          className={classes.lines}
          role="region"
          aria-label={`Log of ${of}`}
          tabIndex={0}
        >
          {logs.lines.map(({ at, message }, index) => (
            <div key={`${at} ${index}`}>
              <time
                className={classes.time}
                dateTime={at}
                title={new Date(at).toLocaleString()}
              >
                {new Date(at).toLocaleTimeString()}
              </time>{' '}
              {message}
            </div>
          ))}
        </Box>
      )}
      <Typography variant="body2">
        {logs.truncated
          ? 'These are the last lines; earlier ones are in '
          : 'In '}
        <Link to={logs.consoleUrl}>CloudWatch Logs, {logs.logGroup}</Link>
      </Typography>
    </>
  );
}
