import { useCallback } from 'react';
import { Content } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Box from '@material-ui/core/Box';
import { MlProjectPage } from '@atelier/plugin-ml-platform-common';
import { mlPlatformApiRef } from '../../api';
import { AsOf } from '../shared/AsOf';
import { Loaded } from '../shared/Loaded';
import { isRunning } from '../PipelinesContent/pipelineStates';
import { NotFresh } from '../shared/NotFresh';
import { PartFailures } from '../shared/PartFailures';
import { useReading } from '../shared/useReading';
import { NoProjects } from './NoProjects';
import { PageFooter } from './PageFooter';
import { ProjectsTable } from './ProjectsTable';
import { SearchField } from './SearchField';
import { useProjectsQuery } from './useProjectsQuery';

/** All ML projects that the person may see. */
export function MlProjectsPage() {
  const api = useApi(mlPlatformApiRef);
  const { query, search, sortBy, goNext, goBack } = useProjectsQuery();
  const { filter, sort, order, cursor } = query;

  const load = useCallback(
    () =>
      api.listProjects({ filter: filter || undefined, sort, order, cursor }),
    [api, filter, sort, order, cursor],
  );
  const state = useReading(load, { isRunning: anyRunning, keep: true });

  return (
    <Content>
      <Box
        display="flex"
        flexWrap="wrap"
        alignItems="center"
        justifyContent="space-between"
        gridGap={16}
        mb={2}
      >
        <SearchField value={filter} onChange={search} />
        {state.value && !state.error && <AsOf time={state.value.asOf} />}
      </Box>
      <Loaded state={state} what="the ML projects">
        {page => (
          <>
            <NotFresh error={state.refreshError} onRetry={state.retry} />
            <PartFailures
              failures={page.failures}
              accounts={page.items.flatMap(it => it.accounts)}
              of="accounts and costs"
            />
            {page.items.length === 0 ? (
              <NoProjects
                filter={filter}
                laterPage={cursor !== undefined}
                onClear={() => search('')}
              />
            ) : (
              <ProjectsTable
                projects={page.items}
                sort={sort}
                order={order}
                onSort={sortBy}
              />
            )}
            {(page.items.length > 0 || cursor !== undefined) && (
              <PageFooter
                page={page}
                turning={state.outdated}
                hasPrevious={cursor !== undefined}
                onPrevious={goBack}
                onNext={goNext}
              />
            )}
          </>
        )}
      </Loaded>
    </Content>
  );
}

function anyRunning({ items }: MlProjectPage) {
  return items.some(it => isRunning(it.lastExecution?.status));
}
