import { useApi } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import {
  PipelineExecution,
  pipelineLogsReadPermission,
  PipelineStep,
} from '@atelier/plugin-ml-platform-common';
import { mlPlatformApiRef } from '../../api';
import { LoadError } from '../shared/LoadError';
import { LogLines } from './LogLines';

/** The last lines of a step's log: read only when asked for, by those who may. */
export function StepLog(props: {
  slug: string;
  execution: PipelineExecution;
  step: PipelineStep;
}) {
  const { slug, execution, step } = props;
  const { stage, region, pipeline, id } = execution;
  const api = useApi(mlPlatformApiRef);
  const permission = usePermission({
    permission: pipelineLogsReadPermission,
    resourceRef: slug,
  });
  const [{ value, loading, error }, read] = useAsyncFn(
    () =>
      api.getStepLogs(
        slug,
        { stage, region, pipeline, execution: id },
        step.name,
      ),
    [api, slug, stage, region, pipeline, id, step.name],
  );

  if (permission.loading) {
    return null;
  }
  if (permission.error) {
    return (
      <LoadError
        error={permission.error}
        action={`ask whether you may read the log of ${step.name}`}
      />
    );
  }
  if (!permission.allowed) {
    return (
      <Typography variant="body2" color="textSecondary">
        You may not read its log, which may hold data. Ask the group that owns
        the ML project.
      </Typography>
    );
  }
  return (
    <>
      <Button variant="outlined" disabled={loading} onClick={read}>
        {buttonText(loading, value !== undefined)}
      </Button>
      <Typography variant="srOnly" role="status">
        {value && !loading && `Read ${value.lines.length} lines of the log.`}
      </Typography>
      <Box mt={2}>
        {error && !loading && (
          <LoadError
            error={error}
            action={`read the log of ${step.name}`}
            onRetry={read}
          />
        )}
        {value && !error && <LogLines logs={value} of={step.name} />}
      </Box>
    </>
  );
}

function buttonText(loading: boolean, read: boolean) {
  if (loading) {
    return 'Reading the log…';
  }
  return read ? 'Read the log again' : 'Show the end of its log';
}
