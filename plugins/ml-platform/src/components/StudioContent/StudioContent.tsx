import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { ReadModel, StudioDomain } from '@atelier/plugin-ml-platform-common';
import { mlPlatformApiRef } from '../../api';
import { projectSlugOf } from '../../projectEntity';
import { ProjectContent } from '../ProjectContent/ProjectContent';
import { isChanging } from '../shared/isChanging';
import { NotFresh } from '../shared/NotFresh';
import { PartFailures } from '../shared/PartFailures';
import { useLive } from '../shared/useLive';
import { DomainCard } from './DomainCard';
import { GetProfileButton } from './GetProfileButton';
import { NoDomains } from './NoDomains';

/** The SageMaker Studio domains and user profiles of the ML project that an entity page is about. */
export function StudioContent() {
  const { entity } = useEntity();
  const slug = projectSlugOf(entity);
  const api = useApi(mlPlatformApiRef);
  const load = useCallback(() => api.getStudio(slug), [api, slug]);
  const state = useLive(load, { slug, what: 'studio', isRunning: changing });

  return (
    <ProjectContent
      slug={slug}
      what={`the Studio of ${slug}`}
      state={state}
      refreshable
      actions={<GetProfileButton slug={slug} />}
    >
      {({ items, failures, asOf }) => (
        <>
          <NotFresh error={state.refreshError} onRetry={state.retry} />
          <PartFailures failures={failures} />
          {items.map(domain => (
            <DomainCard
              key={`${domain.accountId} ${domain.region} ${domain.domainId}`}
              slug={slug}
              domain={domain}
            />
          ))}
          {items.length === 0 && failures.length === 0 && (
            <NoDomains slug={slug} read={asOf !== undefined} />
          )}
        </>
      )}
    </ProjectContent>
  );
}

function changing({ items }: ReadModel<StudioDomain>) {
  return items.some(it => isChanging(it) || it.profiles.some(isChanging));
}
