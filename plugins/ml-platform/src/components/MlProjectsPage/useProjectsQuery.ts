import { useLocation, useSearchParams } from 'react-router-dom';
import { ListProjectsRequest } from '@atelier/plugin-ml-platform-common';

/** By what the ML projects can be sorted. */
export type ProjectSort = NonNullable<ListProjectsRequest['sort']>;
type Order = NonNullable<ListProjectsRequest['order']>;

const sorts: ProjectSort[] = ['slug', 'owner', 'monthToDate'];

interface ProjectsQuery {
  filter: string;
  sort: ProjectSort;
  order: Order;
  cursor?: string;
  /** Cursors of the pages before this one; the first page's is empty. */
  trail: string[];
}

/** What the ML projects page shows: kept in the URL, so it can be shared and gone back to. */
export function useProjectsQuery() {
  const [params, setParams] = useSearchParams();
  const { state } = useLocation();

  const query: ProjectsQuery = {
    filter: params.get('filter') ?? '',
    sort: sorts.find(it => it === params.get('sort')) ?? 'slug',
    order: params.get('order') === 'desc' ? 'desc' : 'asc',
    cursor: params.get('cursor') ?? undefined,
    trail: readTrail(state),
  };

  const setQuery = (
    next: Omit<ProjectsQuery, 'trail'>,
    options: { trail?: string[]; replace?: boolean } = {},
  ) => {
    const search = new URLSearchParams();
    if (next.filter) search.set('filter', next.filter);
    if (next.sort !== 'slug') search.set('sort', next.sort);
    if (next.order !== 'asc') search.set('order', next.order);
    if (next.cursor) search.set('cursor', next.cursor);
    const { trail = [], replace } = options;
    setParams(search, { replace, state: { trail } });
  };

  const { filter, sort, order, cursor, trail } = query;
  return {
    query,
    /** Starts over at the first page; typing does not fill the history. */
    search: (text: string) =>
      setQuery({ filter: text, sort, order }, { replace: true }),
    sortBy: (by: ProjectSort) => {
      const firstOrder = by === 'monthToDate' ? 'desc' : 'asc';
      const turned = order === 'asc' ? 'desc' : 'asc';
      setQuery({ filter, sort: by, order: by === sort ? turned : firstOrder });
    },
    goNext: (next: string) =>
      setQuery(
        { filter, sort, order, cursor: next },
        { trail: [...trail, cursor ?? ''] },
      ),
    /** The page before, or the first one where the address was opened directly. */
    goBack: () =>
      setQuery(
        { filter, sort, order, cursor: trail[trail.length - 1] || undefined },
        { trail: trail.slice(0, -1) },
      ),
  };
}

function readTrail(state: unknown): string[] {
  const trail = (state as { trail?: unknown } | null)?.trail;
  return Array.isArray(trail)
    ? trail.filter((it): it is string => typeof it === 'string')
    : [];
}
