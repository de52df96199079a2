import type { CodeHostEnv } from '../CodeHostEnv';
import type { User } from '../users';
import type { Input } from './Input';
import { operations } from './operations';

/** What a request is answered with. */
export interface Answer {
  status: number;
  /** JSON, unless it is bytes. */
  body?: unknown;
  headers?: Record<string, string>;
}

/** A request to the REST API. */
export interface ApiRequest {
  env: CodeHostEnv;
  /** Names in the route's path, decoded. */
  params: Record<string, string>;
  input: Input;
  headers: Record<string, string | string[] | undefined>;
  url: URL;
  /** Who asks; absent where the route needs nobody. */
  caller: User;
}

export interface Route {
  method: string;
  /** For example `projects/:id/pipelines`. */
  path: string;
  /** Its name in journal and faults, where it changes something. */
  operation?: string;
  /** Whether it answers without a personal access token. */
  open?: boolean;
  handle(request: ApiRequest): Answer | Promise<Answer>;
}

/** Puts routes together, written as `'GET projects/:id'`. */
export function routes(
  handlers: Record<string, Route['handle']>,
  { open = false } = {},
): Route[] {
  return Object.entries(handlers).map(([name, handle]) => {
    const [method, path] = name.split(' ');
    return { method, path, handle, open, operation: operations[name] };
  });
}

/** The route of a request, and the names in its path. */
export function findRoute(
  all: readonly Route[],
  method: string,
  path: string,
): { route: Route; params: Record<string, string> } | undefined {
  const segments = path.split('/');
  for (const route of all) {
    const params = route.method === method && match(route.path, segments);
    if (params) {
      return { route, params };
    }
  }
  return undefined;
}

function match(
  pattern: string,
  segments: string[],
): Record<string, string> | undefined {
  const names = pattern.split('/');
  if (names.length !== segments.length) {
    return undefined;
  }
  const params: Record<string, string> = {};
  for (const [index, name] of names.entries()) {
    if (name.startsWith(':')) {
      params[name.slice(1)] = decode(segments[index]);
    } else if (name !== segments[index]) {
      return undefined;
    }
  }
  return params;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
