import { useApi } from '@backstage/core-plugin-api';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { mlPlatformApiRef } from '../../api';
import { projectSlugOf } from '../../projectEntity';
import { Loaded } from '../shared/Loaded';
import { ProjectFacts } from './ProjectFacts';

/** What an ML project is at a glance, on its entity page. */
export function MlProjectCard() {
  const { entity } = useEntity();
  const slug = projectSlugOf(entity);
  const api = useApi(mlPlatformApiRef);
  const state = useAsyncRetry(() => api.getProject(slug), [api, slug]);

  return (
    <EntityInfoCard title="ML project">
      <Loaded state={state} what={`the ML project ${slug}`}>
        {project => <ProjectFacts project={project} />}
      </Loaded>
    </EntityInfoCard>
  );
}
