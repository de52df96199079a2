import Box from '@material-ui/core/Box';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { PipelineExecution } from '@atelier/plugin-ml-platform-common';
import { AsOf } from '../shared/AsOf';
import { ConsoleLink } from '../shared/ConsoleLink';
import { Duration } from '../shared/Duration';
import { Facts } from '../shared/Facts';
import { FailureAlert } from '../shared/FailureAlert';
import { stageTitles } from '../shared/stageTitles';
import { ExecutionActions } from './ExecutionActions';
import { executionName, isRunning } from './pipelineStates';
import { PipelineStatus } from '../shared/PipelineStatus';

/** How an execution goes, with what it was started, and the buttons for it. */
export function ExecutionHeader(props: {
  slug: string;
  execution: PipelineExecution;
  onChanged: () => void;
}) {
  const { slug, execution, onChanged } = props;
  const { status, startedAt, parameters } = execution;
  const name = executionName(execution);

  return (
    <div>
      <Box
        display="flex"
        flexWrap="wrap"
        alignItems="center"
        gridGap={16}
        mb={2}
      >
        <Typography variant="h6" component="p" role="status">
          <PipelineStatus status={status} />
        </Typography>
        <ExecutionActions
          slug={slug}
          execution={execution}
          onChanged={onChanged}
        />
        <Box ml="auto">
          <AsOf time={execution.asOf} />
        </Box>
      </Box>
      {execution.failureReason && (
        <Box mb={2}>
          <FailureAlert
            title="The execution failed"
            reason={execution.failureReason}
          />
        </Box>
      )}
      <Paper variant="outlined">
        <Box px={2} pt={2}>
          <Facts
            facts={{
              Started: (
                <time dateTime={startedAt}>
                  {new Date(startedAt).toLocaleString()}
                </time>
              ),
              Duration: <Duration {...execution} running={isRunning(status)} />,
              Stage: stageTitles[execution.stage],
              Account: execution.accountId,
              Region: execution.region,
              ID: <code>{execution.id}</code>,
              Console: <ConsoleLink url={execution.consoleUrl} of={name} />,
              Parameters:
                parameters.length > 0 ? (
                  <details>
                    <summary>{countOf(parameters.length)}</summary>
                    <Facts
                      facts={Object.fromEntries(
                        parameters.map(it => [
                          it.name,
                          <code>{it.value}</code>,
                        ]),
                      )}
                    />
                  </details>
                ) : undefined,
            }}
          />
        </Box>
      </Paper>
    </div>
  );
}

function countOf(parameters: number) {
  return parameters === 1 ? '1 parameter' : `${parameters} parameters`;
}
