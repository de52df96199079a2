import { AwsError } from '../../errors';
import type { Operation } from '../../service';
import type { WireRequest } from '../Protocol';
import type { HttpBinding } from './HttpBinding';

interface Route {
  path: RegExp;
  names: string[];
  /** Query parameters that belong to the route: name, and value where one is wanted. */
  wanted: [name: string, value: string][];
}

const routes = new WeakMap<HttpBinding, Route>();

/** The operation that method, path, query and headers name. The most particular route wins. */
export function matchRoute(
  operations: ReadonlyMap<string, Operation>,
  request: WireRequest,
): { operationName: string; operation: Operation } | undefined {
  let found: { operationName: string; operation: Operation } | undefined;
  let best = -1;
  for (const [operationName, operation] of operations) {
    const { http } = operation;
    const weight = http && matches(http, request);
    if (weight !== undefined && weight > best) {
      best = weight;
      found = { operationName, operation };
    }
  }
  return found;
}

/** How particular the route is that the request matches; undefined where it does not. */
function matches(http: HttpBinding, request: WireRequest): number | undefined {
  const { path, wanted } = routeOf(http);
  const isMatch =
    http.method === request.method &&
    path.test(request.path) &&
    wanted.every(([name, value]) =>
      value === ''
        ? request.query.has(name)
        : request.query.get(name) === value,
    ) &&
    (!http.onlyWith || request.headers[http.onlyWith] !== undefined);
  return isMatch ? wanted.length + (http.onlyWith ? 1 : 0) : undefined;
}

/** The input members that the path holds. Throws AWS's InvalidURI. */
export function pathMembers(
  http: HttpBinding,
  { path }: WireRequest,
): Record<string, string> {
  const route = routeOf(http);
  const values = route.path.exec(path)?.slice(1) ?? [];
  return Object.fromEntries(
    values.map((value, index) => [route.names[index], decode(value)]),
  );
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    throw new AwsError('InvalidURI', "Couldn't parse the specified URI.");
  }
}

function routeOf(http: HttpBinding): Route {
  const known = routes.get(http);
  if (known) {
    return known;
  }
  const [path, query = ''] = http.uri.split('?');
  const names: string[] = [];
  const source = path.replace(/\{(\w+)(\+?)\}/g, (_, name, greedy) => {
    names.push(name);
    return greedy ? '(.+)' : '([^/]+)';
  });
  const end = path.endsWith('+}') || path === '/' ? '$' : '/?$';
  const route: Route = {
    path: new RegExp(`^${source}${end}`, 's'),
    names,
    wanted: [...new URLSearchParams(query)],
  };
  routes.set(http, route);
  return route;
}
