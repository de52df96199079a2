import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import {
  PipelineExecutionPage,
  PipelineRef,
} from '@atelier/plugin-ml-platform-common';
import { mlPlatformApiRef } from '../../api';

/** As many as a pipeline brings along by itself. */
const withPipeline = 10;

/**
 * Reads executions page by page, each when it is asked for.
 *
 * @param newest - How many are known already.
 */
export function useOlderExecutions(
  slug: string,
  ref: PipelineRef,
  newest: number,
) {
  const api = useApi(mlPlatformApiRef);
  const [read, setRead] = useState<PipelineExecutionPage>();
  const [{ loading, error }, readMore] = useAsyncFn(async () => {
    const page = await api.getPipelineExecutions(slug, ref, {
      limit: 20,
      cursor: read?.nextCursor,
    });
    setRead({ ...page, items: [...(read?.items ?? []), ...page.items] });
  }, [api, slug, ref, read]);

  return {
    items: read?.items ?? [],
    loading,
    error,
    /** Whether there may be older ones than those read. */
    more: read ? read.nextCursor !== undefined : newest >= withPipeline,
    readMore,
  };
}
