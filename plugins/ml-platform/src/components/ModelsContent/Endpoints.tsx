import { useCallback, useEffect, useRef } from 'react';
import { InfoCard } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { ModelEndpoint, ReadModel } from '@atelier/plugin-ml-platform-common';
import { mlPlatformApiRef } from '../../api';
import { Loaded } from '../shared/Loaded';
import { NotFresh } from '../shared/NotFresh';
import { PartFailures } from '../shared/PartFailures';
import { useLive } from '../shared/useLive';
import { EndpointsTable } from './EndpointsTable';

/**
 * The SageMaker endpoints of an ML project.
 *
 * @param asOf - The age of what stands beside them: they are read again when that was.
 */
export function Endpoints(props: { slug: string; asOf?: string }) {
  const { slug, asOf } = props;
  const api = useApi(mlPlatformApiRef);
  const load = useCallback(() => api.getEndpoints(slug), [api, slug]);
  const state = useLive(load, { slug, what: 'models', isRunning: changing });
  const { retry } = state;

  const beside = useRef(asOf);
  useEffect(() => {
    if (beside.current !== asOf) {
      beside.current = asOf;
      retry();
    }
  }, [asOf, retry]);

  return (
    <Box component="section" aria-label="Endpoints">
      <InfoCard
        title="Endpoints"
        subheader="SageMaker endpoints in the ML project’s accounts"
      >
        <Loaded state={state} what={`the endpoints of ${slug}`}>
          {({ items, failures }) => (
            <>
              <NotFresh error={state.refreshError} onRetry={retry} />
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

const changingStatus =
  /^(?:Creating|Updating|SystemUpdating|RollingBack|Deleting)$/;

function changing({ items }: ReadModel<ModelEndpoint>) {
  return items.some(({ status }) => changingStatus.test(status));
}
