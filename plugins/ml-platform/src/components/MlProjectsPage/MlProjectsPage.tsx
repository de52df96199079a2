import { Content } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Box from '@material-ui/core/Box';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { mlPlatformApiRef } from '../../api';
import { AsOf } from '../shared/AsOf';
import { Loaded } from '../shared/Loaded';
import { PartFailures } from '../shared/PartFailures';
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

  const state = useAsyncRetry(
    () =>
      api.listProjects({ filter: filter || undefined, sort, order, cursor }),
    [api, filter, sort, order, cursor],
  );

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
            <PartFailures
              failures={page.failures}
              accounts={page.items.flatMap(it => it.accounts)}
            />
            {page.items.length === 0 ? (
              <NoProjects filter={filter} onClear={() => search('')} />
            ) : (
              <>
                <ProjectsTable
                  projects={page.items}
                  sort={sort}
                  order={order}
                  onSort={sortBy}
                />
                <PageFooter
                  page={page}
                  hasPrevious={cursor !== undefined}
                  onPrevious={goBack}
                  onNext={goNext}
                />
              </>
            )}
          </>
        )}
      </Loaded>
    </Content>
  );
}
