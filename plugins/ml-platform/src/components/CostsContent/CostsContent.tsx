import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import Box from '@material-ui/core/Box';
import { ProjectCosts } from '@atelier/plugin-ml-platform-common';
import { mlPlatformApiRef } from '../../api';
import { projectSlugOf } from '../../projectEntity';
import { ProjectContent } from '../ProjectContent/ProjectContent';
import { NotFresh } from '../shared/NotFresh';
import { PartFailures } from '../shared/PartFailures';
import { useLive } from '../shared/useLive';
import { CostBreakdown } from './CostBreakdown';
import { CostsQueryFields } from './CostsQueryFields';
import { MonthFigures } from './MonthFigures';
import { NoCosts } from './NoCosts';
import { useCostsQuery } from './useCostsQuery';

/** What the ML project of an entity page costs: this month against the last, and day by day. */
export function CostsContent() {
  const { entity } = useEntity();
  const slug = projectSlugOf(entity);
  const api = useApi(mlPlatformApiRef);
  const { query, groupBy, lastDays } = useCostsQuery();
  const load = useCallback(() => api.getCosts(slug, query), [api, slug, query]);
  const state = useLive<ProjectCosts>(load, {
    slug,
    what: 'costs',
  });

  return (
    <ProjectContent
      slug={slug}
      what={`the costs of ${slug}`}
      state={state}
      actions={
        <CostsQueryFields query={query} onGroupBy={groupBy} onDays={lastDays} />
      }
    >
      {costs => (
        <Box display="grid" gridGap={24} gridTemplateColumns="minmax(0, 1fr)">
          <NotFresh error={state.refreshError} onRetry={state.retry} />
          <PartFailures failures={costs.failures} of="costs" />
          {costs.series.length === 0 ? (
            <NoCosts slug={slug} read={costs.asOf !== undefined} />
          ) : (
            <>
              <MonthFigures costs={costs} />
              <CostBreakdown slug={slug} costs={costs} />
            </>
          )}
        </Box>
      )}
    </ProjectContent>
  );
}
