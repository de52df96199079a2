import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import Box from '@material-ui/core/Box';
import { MlPipeline, ReadModel } from '@atelier/plugin-ml-platform-common';
import { mlPlatformApiRef } from '../../api';
import { ProjectContent } from '../ProjectContent/ProjectContent';
import { NotFresh } from '../shared/NotFresh';
import { PartFailures } from '../shared/PartFailures';
import { useLive } from '../shared/useLive';
import { NoPipelines } from './NoPipelines';
import { StagePipelines } from './StagePipelines';
import { isRunning } from './pipelineStates';

/** The pipelines of an ML project, stage by stage, with what they did last. */
export function PipelineList({ slug }: { slug: string }) {
  const api = useApi(mlPlatformApiRef);
  const load = useCallback(() => api.getPipelines(slug), [api, slug]);
  const state = useLive(load, {
    slug,
    what: 'pipelines',
    isRunning: anyRunning,
  });

  return (
    <ProjectContent
      slug={slug}
      what={`the pipelines of ${slug}`}
      state={state}
      refreshable
    >
      {({ items, failures, asOf }) => (
        <Box display="grid" gridGap={24} gridTemplateColumns="minmax(0, 1fr)">
          <NotFresh error={state.refreshError} onRetry={state.retry} />
          <PartFailures failures={failures} />
          {byPlace(items).map(pipelines => (
            <StagePipelines
              key={placeOf(pipelines[0])}
              slug={slug}
              pipelines={pipelines}
            />
          ))}
          {items.length === 0 && failures.length === 0 && (
            <NoPipelines slug={slug} read={asOf !== undefined} />
          )}
        </Box>
      )}
    </ProjectContent>
  );
}

function anyRunning({ items }: ReadModel<MlPipeline>) {
  return items.some(it =>
    it.executions.some(({ status }) => isRunning(status)),
  );
}

function placeOf({ stage, accountId, region }: MlPipeline) {
  return `${stage} ${accountId} ${region}`;
}

/** Groups pipelines of the same place, in the order in which they come. */
function byPlace(pipelines: MlPipeline[]): MlPipeline[][] {
  const groups = new Map<string, MlPipeline[]>();
  for (const pipeline of pipelines) {
    const place = placeOf(pipeline);
    groups.set(place, [...(groups.get(place) ?? []), pipeline]);
  }
  return [...groups.values()];
}
