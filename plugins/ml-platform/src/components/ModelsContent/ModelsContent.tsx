import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import Box from '@material-ui/core/Box';
import { ModelGroup, ReadModel } from '@atelier/plugin-ml-platform-common';
import { mlPlatformApiRef } from '../../api';
import { projectSlugOf } from '../../projectEntity';
import { ProjectContent } from '../ProjectContent/ProjectContent';
import { NotFresh } from '../shared/NotFresh';
import { PartFailures } from '../shared/PartFailures';
import { isChanging } from '../shared/isChanging';
import { useLive } from '../shared/useLive';
import { Endpoints, useEndpoints } from './Endpoints';
import { ModelGroupCard } from './ModelGroupCard';
import { NoModels } from './NoModels';
import { useExecutionLinks } from './useExecutionLinks';

/** The models of the ML project that an entity page is about: their versions, approval and where they serve. */
export function ModelsContent() {
  const { entity } = useEntity();
  const slug = projectSlugOf(entity);
  const api = useApi(mlPlatformApiRef);
  const executionLink = useExecutionLinks(slug);
  const load = useCallback(() => api.getModels(slug), [api, slug]);
  const models = useLive(load, { slug, what: 'models', isRunning: changing });
  const endpoints = useEndpoints(slug);
  const state = {
    ...models,
    retry: () => {
      models.retry();
      endpoints.retry();
    },
  };

  return (
    <ProjectContent
      slug={slug}
      what={`the models of ${slug}`}
      state={state}
      refreshable
    >
      {({ items, failures, asOf }) => (
        <Box display="grid" gridGap={24} gridTemplateColumns="minmax(0, 1fr)">
          <NotFresh error={state.refreshError} onRetry={state.retry} />
          <PartFailures failures={failures} />
          {items.map(group => (
            <ModelGroupCard
              key={group.arn}
              slug={slug}
              group={group}
              executionLink={executionLink}
              onChanged={state.retry}
            />
          ))}
          {items.length === 0 && failures.length === 0 && (
            <NoModels slug={slug} read={asOf !== undefined} />
          )}
          <Endpoints slug={slug} state={endpoints} />
        </Box>
      )}
    </ProjectContent>
  );
}

/** Whether something of it is on its way: a version being made, or deployed. */
function changing({ items }: ReadModel<ModelGroup>) {
  return items.some(({ versions }) =>
    versions.some(it => isChanging(it) || it.deployments.some(isChanging)),
  );
}
