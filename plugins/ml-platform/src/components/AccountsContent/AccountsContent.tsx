import { useCallback } from 'react';
import { EmptyState } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { mlPlatformApiRef } from '../../api';
import { projectSlugOf } from '../../projectEntity';
import { ProjectContent } from '../ProjectContent/ProjectContent';
import { PartFailures } from '../shared/PartFailures';
import { useReading } from '../shared/useReading';
import { AccountsTable } from './AccountsTable';

/** The AWS accounts of the ML project that an entity page is about. */
export function AccountsContent() {
  const { entity } = useEntity();
  const slug = projectSlugOf(entity);
  const api = useApi(mlPlatformApiRef);
  const load = useCallback(() => api.getAccounts(slug), [api, slug]);
  const state = useReading(load);

  return (
    <ProjectContent slug={slug} what={`the accounts of ${slug}`} state={state}>
      {({ items, failures }) => (
        <>
          <PartFailures failures={failures} accounts={items} of="accounts" />
          {items.length > 0 && <AccountsTable accounts={items} />}
          {items.length === 0 && failures.length === 0 && (
            <EmptyState
              missing="content"
              title="No accounts yet"
              description={`An AWS account appears here a few minutes after it is tagged with the ML project ${slug}. Ask the ML platform team to set one up.`}
            />
          )}
        </>
      )}
    </ProjectContent>
  );
}
