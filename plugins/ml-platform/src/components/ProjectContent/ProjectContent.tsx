import { ReactNode } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import RefreshIcon from '@material-ui/icons/Refresh';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { mlPlatformApiRef } from '../../api';
import { AsOf } from '../shared/AsOf';
import { LoadError } from '../shared/LoadError';
import { Loaded, LoadedState } from '../shared/Loaded';
import { useMayRefresh } from '../shared/useMayRefresh';

/**
 * The frame of an entity tab of an ML project: its actions, the age of its data and a way to read it again.
 *
 * @param what - What the tab shows, such as `the accounts of card-fraud`.
 * @param refreshable - Whether a refresh of the ML project reads it.
 */
export function ProjectContent<T extends { asOf?: string }>(props: {
  slug: string;
  what: string;
  state: LoadedState<T>;
  actions?: ReactNode;
  refreshable?: boolean;
  children: (value: T) => ReactNode;
}) {
  const { slug, what, state, actions, refreshable, children } = props;
  const api = useApi(mlPlatformApiRef);
  const mayRefresh = useMayRefresh(slug);
  const [refreshing, refresh] = useAsyncFn(async () => {
    try {
      await api.refresh(slug);
    } catch (error) {
      // Refused where it was refreshed seconds ago: that is the data that was asked for.
      if (!ResponseError.is(error) || error.statusCode !== 429) {
        throw error;
      }
    }
    state.retry();
  }, [api, slug, state.retry]);

  return (
    <>
      <Box
        display="flex"
        flexWrap="wrap"
        alignItems="center"
        gridGap={8}
        mb={2}
      >
        {actions}
        {refreshable && mayRefresh && (
          <Button
            variant="outlined"
            startIcon={<RefreshIcon />}
            disabled={refreshing.loading}
            onClick={refresh}
          >
            {refreshing.loading ? 'Refreshing…' : 'Refresh'}
          </Button>
        )}
        <Box ml="auto">
          {state.value && !state.error && <AsOf time={state.value.asOf} />}
        </Box>
      </Box>
      {refreshing.error && !refreshing.loading && (
        <Box mb={2}>
          <LoadError
            error={refreshing.error}
            action={`refresh ${what}`}
            onRetry={refresh}
          />
        </Box>
      )}
      <Loaded state={state} what={what}>
        {children}
      </Loaded>
    </>
  );
}
