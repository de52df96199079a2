import { useCallback } from 'react';
import { InfoCard } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { ModelEndpoint, ReadModel } from '@atelier/plugin-ml-platform-common';
import { mlPlatformApiRef } from '../../api';
import { Loaded } from '../shared/Loaded';
import { NotFresh } from '../shared/NotFresh';
import { PartFailures } from '../shared/PartFailures';
import { isChanging } from '../shared/isChanging';
import { useLive } from '../shared/useLive';
import { Reading } from '../shared/useReading';
import { EndpointsTable } from './EndpointsTable';

/** Reads the SageMaker endpoints of an ML project, as long as one of them changes. */
export function useEndpoints(slug: string): Reading<ReadModel<ModelEndpoint>> {
  const api = useApi(mlPlatformApiRef);
  const load = useCallback(() => api.getEndpoints(slug), [api, slug]);
  return useLive(load, {
    slug,
    what: 'models',
    isRunning: ({ items }) => items.some(isChanging),
  });
}

/** The SageMaker endpoints of an ML project. */
export function Endpoints(props: {
  slug: string;
  state: Reading<ReadModel<ModelEndpoint>>;
}) {
  const { slug, state } = props;
  return (
    <Box component="section" aria-label="Endpoints">
      <InfoCard
        title="Endpoints"
        subheader="SageMaker endpoints in the ML project’s accounts"
      >
        <Loaded state={state} what={`the endpoints of ${slug}`}>
          {({ items, failures }) => (
            <>
              <NotFresh error={state.refreshError} onRetry={state.retry} />
              <PartFailures failures={failures} />
              {items.length > 0 && <EndpointsTable endpoints={items} />}
              {items.length === 0 && failures.length === 0 && (
                <Typography>
                  No endpoints. An approved model version is deployed to one by
                  its repository’s CI.
                </Typography>
              )}
            </>
          )}
        </Loaded>
      </InfoCard>
    </Box>
  );
}
