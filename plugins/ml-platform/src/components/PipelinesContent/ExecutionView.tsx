import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import Box from '@material-ui/core/Box';
import { PipelineExecutionRef } from '@atelier/plugin-ml-platform-common';
import { mlPlatformApiRef } from '../../api';
import { Loaded } from '../shared/Loaded';
import { NotFresh } from '../shared/NotFresh';
import { useLive } from '../shared/useLive';
import { ExecutionHeader } from './ExecutionHeader';
import { ExecutionSteps } from './ExecutionSteps';
import { PipelineTrail } from './PipelineTrail';
import { executionName, isRunning } from './pipelineStates';

/** One execution of a pipeline: how it goes, its steps, and what can be done about it. */
export function ExecutionView(props: {
  slug: string;
  executionRef: PipelineExecutionRef;
}) {
  const { slug, executionRef } = props;
  const { stage, region, pipeline, execution } = executionRef;
  const api = useApi(mlPlatformApiRef);
  const load = useCallback(
    () =>
      api.getPipelineExecution(slug, { stage, region, pipeline, execution }),
    [api, slug, stage, region, pipeline, execution],
  );
  const state = useLive(load, {
    slug,
    what: 'pipelines',
    isRunning: it => isRunning(it.status),
  });

  return (
    <>
      <PipelineTrail
        slug={slug}
        pipelineRef={executionRef}
        execution={state.value ? executionName(state.value) : execution}
      />
      <Loaded state={state} what={`the execution ${execution} of ${pipeline}`}>
        {value => (
          <Box display="grid" gridGap={16} gridTemplateColumns="minmax(0, 1fr)">
            <NotFresh error={state.refreshError} onRetry={state.retry} />
            <ExecutionHeader
              slug={slug}
              execution={value}
              onChanged={state.retry}
            />
            <ExecutionSteps slug={slug} execution={value} />
          </Box>
        )}
      </Loaded>
    </>
  );
}
