import { spawn } from 'node:child_process';
import type { IncomingMessage } from 'node:http';
import { basename, dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readCgiHead, type CgiHead } from './readCgiHead';
import { gitEnvironment } from './runGit';

/** A request of a Git client. */
export interface GitRequest {
  /** Of the bare repository. */
  repository: string;
  /** After the repository's name, for example `/info/refs`. */
  path: string;
  query: string;
  user: string;
}

/** What git answers. */
export interface GitAnswer extends CgiHead {
  /** Goes on after the head's `rest`. */
  body: Readable;
}

/** Longest time that a clone or push may take. */
const timeoutMs = 10 * 60_000;

/**
 * Answers a Git client through git's own http-backend.
 *
 * @param send - gets the answer; when it is done, so is git
 */
export async function httpBackend(
  { repository, path, query, user }: GitRequest,
  request: IncomingMessage,
  send: (answer: GitAnswer) => Promise<void>,
): Promise<void> {
  const { headers } = request;
  const child = spawn('git', ['http-backend'], {
    env: {
      ...gitEnvironment(),
      GIT_PROJECT_ROOT: dirname(repository),
      GIT_HTTP_EXPORT_ALL: '1',
      GIT_PROTOCOL: String(headers['git-protocol'] ?? ''),
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'http.receivepack',
      GIT_CONFIG_VALUE_0: 'true',
      PATH_INFO: `/${basename(repository)}${path}`,
      REQUEST_METHOD: request.method ?? 'GET',
      QUERY_STRING: query,
      CONTENT_TYPE: headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: headers['content-encoding'] ?? '',
      ...(headers['content-length'] && {
        CONTENT_LENGTH: headers['content-length'],
      }),
      REMOTE_USER: user,
      REMOTE_ADDR: '127.0.0.1',
    },
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
  });
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve());
  });
  // A backend that refuses a request does not read it to its end.
  const sent = pipeline(request, child.stdin).catch(() => {});
  try {
    const head = await readCgiHead(child.stdout);
    await send({ ...head, body: child.stdout });
    await ended;
  } finally {
    child.kill('SIGKILL');
    await sent;
  }
}

/** The whole body of an answer that is known to be small. */
export async function collectBody({ rest, body }: GitAnswer): Promise<Buffer> {
  const chunks = [rest];
  for await (const chunk of body) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
