import type { ApiRequest, Answer } from './Route';

const defaultPerPage = 20;
const maxPerPage = 100;

/** A page of a list, with GitLab's headers. */
export function paginate<T>(
  { input, url, env }: ApiRequest,
  items: readonly T[],
  present: (item: T) => unknown = item => item,
): Answer {
  const page = Math.max(input.number('page') ?? 1, 1);
  const perPage = Math.min(
    Math.max(input.number('per_page') ?? defaultPerPage, 1),
    maxPerPage,
  );
  const pages = Math.max(Math.ceil(items.length / perPage), 1);
  const link = (rel: string, number: number) => {
    const target = new URL(url.pathname + url.search, env.url);
    target.searchParams.set('page', String(number));
    target.searchParams.set('per_page', String(perPage));
    return `<${target}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 ? [link('prev', page - 1)] : []),
    ...(page < pages ? [link('next', page + 1)] : []),
    link('first', 1),
    link('last', pages),
  ];
  return {
    status: 200,
    body: items.slice((page - 1) * perPage, page * perPage).map(present),
    headers: {
      link: links.join(', '),
      'x-page': String(page),
      'x-per-page': String(perPage),
      'x-prev-page': page > 1 ? String(page - 1) : '',
      'x-next-page': page < pages ? String(page + 1) : '',
      'x-total': String(items.length),
      'x-total-pages': String(pages),
    },
  };
}
