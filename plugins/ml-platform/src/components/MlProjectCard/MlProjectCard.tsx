import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { mlPlatformApiRef } from '../../api';
import { projectSlugOf } from '../../projectEntity';
import { isRunning } from '../PipelinesContent/pipelineStates';
import { Loaded } from '../shared/Loaded';
import { NotFresh } from '../shared/NotFresh';
import { useLive } from '../shared/useLive';
import { ProjectFacts } from './ProjectFacts';

/** What an ML project is at a glance, on its entity page. */
export function MlProjectCard() {
  const { entity } = useEntity();
  const slug = projectSlugOf(entity);
  const api = useApi(mlPlatformApiRef);
  const load = useCallback(() => api.getProject(slug), [api, slug]);
  const state = useLive(load, {
    slug,
    what: 'pipelines',
    isRunning: it => isRunning(it.lastExecution?.status),
  });

  return (
    <EntityInfoCard title="ML project">
      <Loaded state={state} what={`the ML project ${slug}`}>
        {project => (
          <>
            <NotFresh error={state.refreshError} onRetry={state.retry} />
            <ProjectFacts project={project} />
          </>
        )}
      </Loaded>
    </EntityInfoCard>
  );
}
