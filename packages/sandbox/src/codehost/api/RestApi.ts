import type { IncomingMessage, ServerResponse } from 'node:http';
import type { WireAnswer } from '../../aws/protocols';
import type { CodeHostEnv } from '../CodeHostEnv';
import { findUserByToken, type User } from '../users';
import { ApiError, unauthorized } from './ApiError';
import { branchRoutes } from './branches';
import { commitRoutes } from './commits';
import { historyRoutes } from './history';
import { jobRoutes } from './jobs';
import { otherRoutes } from './other';
import { pipelineRoutes } from './pipelines';
import { projectRoutes } from './projects';
import { readInput } from './readInput';
import { repositoryRoutes } from './repository';
import { findRoute, type Answer } from './Route';
import { graphqlAnswer, graphqlPath } from './graphql';
import { triggeredRoutes, triggerRoutes } from './triggers';
import { userRoutes } from './users';
import { variableRoutes } from './variables';

const allRoutes = [
  ...projectRoutes,
  ...repositoryRoutes,
  ...historyRoutes,
  ...branchRoutes,
  ...commitRoutes,
  ...pipelineRoutes,
  ...jobRoutes,
  ...triggerRoutes,
  ...triggeredRoutes,
  ...variableRoutes,
  ...userRoutes,
  ...otherRoutes,
];

const prefix = '/api/v4/';

/** Who asks with a trigger token, and no token of their own. */
const nobody: User = {
  id: 0,
  username: '',
  name: '',
  email: '',
  bot: false,
  groups: [],
  token: '',
};

/** Answers a request to the REST API. */
export async function restApi(
  env: CodeHostEnv,
  request: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', env.url);
  const path = url.pathname.slice(prefix.length).replace(/\/$/, '');
  const method = request.method === 'HEAD' ? 'GET' : request.method ?? 'GET';
  const found = url.pathname.startsWith(prefix)
    ? findRoute(allRoutes, method, path)
    : undefined;
  const caller = callerOf(request, url);
  const answer = async () =>
    orRefusal(async () => {
      const input = await readInput(request, url.searchParams, body);
      if (!caller && !found?.route.open) {
        throw unauthorized();
      }
      if (url.pathname === graphqlPath) {
        return graphqlAnswer(input);
      }
      if (!found) {
        throw new ApiError(404, { error: '404 Not Found' });
      }
      const { params, route } = found;
      const { headers } = request;
      const asked = { env, params, input, headers, url };
      return route.handle({ ...asked, caller: caller ?? nobody });
    });
  const operation = caller || found?.route.open ? found?.route.operation : '';
  if (operation) {
    const username = caller?.username ?? 'trigger';
    await env.writes.run(operation, username, response, answer);
  } else {
    const { status, headers, body: content } = await answer();
    response.writeHead(status, headers).end(content);
  }
}

async function orRefusal(handle: () => Promise<Answer>): Promise<WireAnswer> {
  try {
    return toWire(await handle());
  } catch (error) {
    if (error instanceof ApiError) {
      return toWire({ status: error.status, body: error.body });
    }
    throw error;
  }
}

function toWire({ status, body, headers }: Answer): WireAnswer {
  const isBytes = Buffer.isBuffer(body);
  const json = body === undefined ? '' : JSON.stringify(body);
  return {
    status,
    headers: {
      ...(!isBytes && json && { 'content-type': 'application/json' }),
      'cache-control': 'max-age=0, private, must-revalidate',
      'x-content-type-options': 'nosniff',
      ...headers,
    },
    body: isBytes ? body : json,
  };
}

function callerOf({ headers }: IncomingMessage, url: URL): User | undefined {
  const privateToken = headers['private-token'];
  const [, bearer] = /^Bearer (\S+)$/i.exec(headers.authorization ?? '') ?? [];
  return findUserByToken(
    (typeof privateToken === 'string' ? privateToken : undefined) ??
      bearer ??
      url.searchParams.get('private_token') ??
      url.searchParams.get('access_token') ??
      undefined,
  );
}
