import type { IncomingMessage, ServerResponse } from 'node:http';
import { isLocalRequest } from '../../http';
import type { CodeHostEnv } from '../CodeHostEnv';
import { projects } from '../projects';
import { doPageAction } from './actions';
import {
  blobPage,
  commitPage,
  commitsPage,
  overviewPage,
  treePage,
} from './filePages';
import { homePage, namespacePage } from './groupPages';
import { html } from './html';
import { layout, type PageContent } from './layout';
import type { ProjectPage } from './Page';
import { jobPage, pipelinesPage } from './pipelinePages';

const projectPages: Record<string, ProjectPage> = {
  tree: treePage,
  blob: blobPage,
  commits: commitsPage,
  commit: commitPage,
  pipelines: pipelinesPage,
  jobs: jobPage,
};

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
};

/** Answers a browser: pages to read, and the buttons on them. */
export async function webPages(
  env: CodeHostEnv,
  request: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', env.url);
  if (request.method === 'POST') {
    press(env, request, pathname, body, response);
    return;
  }
  const page = await findPage(env, decodePath(pathname));
  response.writeHead(page ? 200 : 404, headers).end(
    layout(
      page ?? {
        title: 'There is no such page',
        body: html`<p><a href="/">All projects</a></p>`,
      },
    ),
  );
}

async function findPage(
  env: CodeHostEnv,
  path: string,
): Promise<PageContent | undefined> {
  const [place, rest] = split(path, '/-/');
  const names = place.split('/').filter(Boolean);
  if (rest === undefined && names.length < 2) {
    return names.length ? namespacePage(env, names[0]) : homePage(env);
  }
  if (rest === undefined && names[0] === 'groups') {
    return namespacePage(env, names[1]);
  }
  const project = projects.find(env.store, names.join('/'));
  if (!project || rest === undefined) {
    return project && overviewPage({ env, project, rest: '' });
  }
  const [kind, where = ''] = split(rest, '/');
  const page = Object.hasOwn(projectPages, kind) && projectPages[kind];
  return page ? page({ env, project, rest: where }) : undefined;
}

const buttons = /^\/(.+)\/-\/(jobs|pipelines)\/(\d+)\/(\w+)$/;

/** A page elsewhere can make a browser send a form here: only our own pages may. */
function press(
  env: CodeHostEnv,
  { headers: { host, origin } }: IncomingMessage,
  pathname: string,
  body: Buffer,
  response: ServerResponse,
): void {
  const port = Number(new URL(env.url).port);
  if (origin === undefined || !isLocalRequest({ host, origin }, port)) {
    response.writeHead(403).end('Only pages of this code host may do that.');
    return;
  }
  const [, path, kind, id, action] = buttons.exec(decodePath(pathname)) ?? [];
  const project = path && projects.find(env.store, path);
  const username = new URLSearchParams(body.toString('utf8')).get('as') ?? '';
  const target =
    project &&
    doPageAction({ env, project, kind, id: Number(id), action, username });
  if (target) {
    response.writeHead(303, { location: target }).end();
  } else {
    response.writeHead(409).end('That cannot be done any more.');
  }
}

function split(text: string, separator: string): [string, string | undefined] {
  const index = text.indexOf(separator);
  return index < 0
    ? [text, undefined]
    : [text.slice(0, index), text.slice(index + separator.length)];
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
