import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { WireAnswer } from '../aws/protocols';
import { handlePush } from './ci/handlePush';
import type { CodeHostEnv } from './CodeHostEnv';
import { collectBody, httpBackend, type GitRequest } from './git/httpBackend';
import { projects } from './projects';
import { findUserByToken, type User } from './users';

/** Where a Git client knocks: `/forecasting/churn.git/info/refs`. */
export interface GitPath {
  project: string;
  /** After the repository's name. */
  service: string;
}

const services =
  /^\/(.+?)(?:\.git)?(\/info\/refs|\/git-upload-pack|\/git-receive-pack)$/;

export function parseGitPath(pathname: string): GitPath | undefined {
  const [, project, service] = services.exec(pathname) ?? [];
  return project === undefined ? undefined : { project, service };
}

/** Git over HTTP, for who has a token and is in the project's group. */
export async function gitServer(
  env: CodeHostEnv,
  { project: path, service }: GitPath,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const user = basicUser(request.headers.authorization);
  if (!user) {
    response.writeHead(401, { 'www-authenticate': 'Basic realm="GitLab"' });
    response.end('HTTP Basic: Access denied\n');
    return;
  }
  const project = projects.find(env.store, path);
  if (!project || !user.groups.includes(project.group)) {
    response
      .writeHead(404)
      .end(
        "The project you were looking for could not be found or you don't have permission to view it.\n",
      );
    return;
  }
  const { search } = new URL(request.url ?? '/', env.url);
  const gitRequest = {
    repository: env.repositories.of(project.id).path,
    path: service,
    query: search.slice(1),
    user: user.username,
  };
  if (service === '/git-receive-pack') {
    await env.writes.run('Push', user.username, response, () =>
      push(env, project.id, user, gitRequest, request),
    );
    return;
  }
  await httpBackend(gitRequest, request, async ({ status, ...answer }) => {
    response.writeHead(status, answer.headers);
    response.write(answer.rest);
    await pipeline(answer.body, response);
  });
}

/** Takes a push. When the client learns that it is done, its pipelines are there. */
async function push(
  env: CodeHostEnv,
  projectId: number,
  user: User,
  gitRequest: GitRequest,
  request: IncomingMessage,
): Promise<WireAnswer> {
  let answer: WireAnswer | undefined;
  await httpBackend(gitRequest, request, async given => {
    const body = await collectBody(given);
    answer = { status: given.status, headers: given.headers, body };
  });
  await handlePush(env, projectId, user);
  return answer ?? { status: 500, headers: {}, body: '' };
}

/** Whose token the password is; the name does not matter, as on GitLab. */
function basicUser(header: string | undefined): User | undefined {
  const [, encoded] = /^Basic (\S+)$/i.exec(header ?? '') ?? [];
  const [, token] = /^[^:]*:(.*)$/.exec(decode(encoded)) ?? [];
  return findUserByToken(token);
}

function decode(base64 = ''): string {
  return Buffer.from(base64, 'base64').toString('utf8');
}
