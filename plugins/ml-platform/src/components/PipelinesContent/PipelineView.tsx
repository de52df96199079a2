import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import Box from '@material-ui/core/Box';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import {
  MlPipeline,
  PipelineRef,
  ReadModel,
} from '@atelier/plugin-ml-platform-common';
import { mlPlatformApiRef } from '../../api';
import { ProjectContent } from '../ProjectContent/ProjectContent';
import { ConsoleLink } from '../shared/ConsoleLink';
import { Facts } from '../shared/Facts';
import { NotFresh } from '../shared/NotFresh';
import { PartFailures } from '../shared/PartFailures';
import { Age } from '../shared/Age';
import { stageTitles } from '../shared/stageTitles';
import { useLive } from '../shared/useLive';
import { ExecutionHistory } from './ExecutionHistory';
import { PipelineTrail } from './PipelineTrail';
import { isRunning } from './pipelineStates';
import { StartButton } from './StartButton';
import { UnknownPipeline } from './UnknownPipeline';

/** A pipeline and its executions. */
export function PipelineView(props: {
  slug: string;
  pipelineRef: PipelineRef;
}) {
  const { slug, pipelineRef } = props;
  const { stage, region, pipeline: name } = pipelineRef;
  const api = useApi(mlPlatformApiRef);
  const load = useCallback(() => api.getPipelines(slug), [api, slug]);
  const find = ({ items }: ReadModel<MlPipeline>) =>
    items.find(
      it => it.stage === stage && it.region === region && it.name === name,
    );
  const state = useLive(load, {
    slug,
    what: 'pipelines',
    isRunning: it =>
      find(it)?.executions.some(({ status }) => isRunning(status)) ?? false,
  });
  const pipeline = state.value && find(state.value);

  return (
    <>
      <PipelineTrail slug={slug} pipelineRef={pipelineRef} />
      <ProjectContent
        slug={slug}
        what={`the pipeline ${name}`}
        state={state}
        refreshable
        actions={pipeline && <StartButton slug={slug} pipeline={pipeline} />}
      >
        {({ failures }) => (
          <>
            <NotFresh error={state.refreshError} onRetry={state.retry} />
            <PartFailures
              failures={failures.filter(
                it => !pipeline || it.accountId === pipeline.accountId,
              )}
            />
            {pipeline ? (
              <>
                <Box mb={3}>
                  <Paper variant="outlined">
                    <Box px={2} pt={2}>
                      <Facts
                        facts={{
                          Stage: stageTitles[stage],
                          Account: pipeline.accountId,
                          Region: region,
                          Status: pipeline.status,
                          'Definition changed': (
                            <Age time={pipeline.changedAt} />
                          ),
                          Console: (
                            <ConsoleLink url={pipeline.consoleUrl} of={name} />
                          ),
                        }}
                      />
                    </Box>
                  </Paper>
                </Box>
                <Box mb={1}>
                  <Typography variant="h6" component="h3">
                    Executions
                  </Typography>
                </Box>
                <ExecutionHistory
                  slug={slug}
                  pipelineRef={pipelineRef}
                  newest={pipeline.executions}
                />
              </>
            ) : (
              <UnknownPipeline
                slug={slug}
                name={name}
                stage={stage}
                region={region}
              />
            )}
          </>
        )}
      </ProjectContent>
    </>
  );
}
