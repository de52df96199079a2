import { useApi } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { mlPlatformApiRef } from '../../api';
import { projectSlugOf } from '../../projectEntity';
import { ProjectContent } from '../ProjectContent/ProjectContent';
import { PartFailures } from '../shared/PartFailures';
import { DomainCard } from './DomainCard';
import { GetProfileButton } from './GetProfileButton';
import { NoDomains } from './NoDomains';

/** The SageMaker Studio domains and user profiles of the ML project that an entity page is about. */
export function StudioContent() {
  const { entity } = useEntity();
  const slug = projectSlugOf(entity);
  const api = useApi(mlPlatformApiRef);
  const state = useAsyncRetry(() => api.getStudio(slug), [api, slug]);

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
