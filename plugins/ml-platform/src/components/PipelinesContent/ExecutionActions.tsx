import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import RetryIcon from '@material-ui/icons/Replay';
import StopIcon from '@material-ui/icons/Stop';
import {
  PipelineExecution,
  pipelineOperatePermission,
} from '@atelier/plugin-ml-platform-common';
import { mlPlatformApiRef } from '../../api';
import { ActionDialog } from '../shared/ActionDialog';
import { canRetry, executionName } from './pipelineStates';

const actions = {
  stop: {
    title: 'Stop',
    text: 'Running jobs are stopped; what they have not saved is lost. It can be retried later.',
  },
  retry: {
    title: 'Retry',
    text: 'Steps that did not succeed run again, with the same definition and parameters. Their jobs cost money.',
  },
};

/** Stops an execution that runs, retries one that failed or was stopped; for those who may. */
export function ExecutionActions(props: {
  slug: string;
  execution: PipelineExecution;
  onChanged: () => void;
}) {
  const { slug, execution, onChanged } = props;
  const { stage, region, pipeline, status } = execution;
  const api = useApi(mlPlatformApiRef);
  const [asking, setAsking] = useState<keyof typeof actions>();
  const { allowed } = usePermission({
    permission: pipelineOperatePermission,
    resourceRef: slug,
  });
  if (!allowed) {
    return null;
  }

  const ref = { stage, region, pipeline, execution: execution.id };
  const act = async () => {
    await (asking === 'stop'
      ? api.stopPipelineExecution(slug, ref)
      : api.retryPipelineExecution(slug, ref));
    onChanged();
  };

  return (
    <Box display="flex" gridGap={8}>
      {status === 'Executing' && (
        <Button
          variant="outlined"
          startIcon={<StopIcon />}
          onClick={() => setAsking('stop')}
        >
          Stop
        </Button>
      )}
      {canRetry(status) && (
        <Button
          variant="contained"
          color="primary"
          startIcon={<RetryIcon />}
          onClick={() => setAsking('retry')}
        >
          Retry
        </Button>
      )}
      {asking && (
        <ActionDialog
          title={`${actions[asking].title} ${executionName(execution)}?`}
          confirm={actions[asking].title}
          act={act}
          onClose={() => setAsking(undefined)}
        >
          <Typography paragraph>{actions[asking].text}</Typography>
        </ActionDialog>
      )}
    </Box>
  );
}
