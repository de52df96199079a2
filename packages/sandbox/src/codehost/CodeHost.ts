import { rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Faults } from '../aws/faults';
import type { Journal } from '../aws/Journal';
import type { Clock } from '../clock';
import { isLocalRequest, readBytes } from '../http';
import type { Store } from '../store';
import { restApi } from './api/RestApi';
import { failLostJob } from './ci/actions';
import { activeJobs, jobs } from './ci/documents';
import { handlePush } from './ci/handlePush';
import { Traces } from './ci/Traces';
import type { CodeHostEnv } from './CodeHostEnv';
import { Repositories } from './git/Repositories';
import { gitServer, parseGitPath } from './gitServer';
import { openIdDocuments } from './oidc/discovery';
import { webPages } from './pages/webPages';
import { projects } from './projects';
import { Writes } from './Writes';
import { Runner } from './runner/Runner';
import { findUser, users } from './users';

/** What the code host needs of the sandbox. */
export interface CodeHostOptions {
  store: Store;
  clock: Clock;
  journal: Journal;
  faults: Faults;
  /** Where its repositories and logs lie. */
  folder: string;
  /** Whether jobs run on this machine. */
  runner: boolean;
  /** Where the sandbox's AWS listens, once it does. */
  awsUrl: () => string;
  onError: (what: string, error: unknown) => void;
}

/** Commits by REST carry files. */
const maxBodyBytes = 64 * 1024 * 1024;

/** The sandbox's code host with CI, without its port. */
export class CodeHost {
  readonly env: CodeHostEnv;
  private readonly runner: Runner;
  private readonly work = new Set<Promise<unknown>>();
  private port = 0;

  constructor(private readonly options: CodeHostOptions) {
    const { store, clock, folder, runner, awsUrl, onError } = options;
    const { journal, faults } = options;
    this.env = {
      store,
      clock,
      runner,
      repositories: new Repositories(join(folder, 'repos')),
      traces: new Traces(join(folder, 'traces')),
      writes: new Writes(journal, faults, clock),
      url: '',
      onJobs: () => this.runner.wake(),
    };
    this.runner = new Runner(this.env, folder, awsUrl, onError);
  }

  get url(): string {
    return this.env.url;
  }

  /** The code host listens on `port`; it does what a kill kept it from doing. */
  start(port: number): void {
    this.port = port;
    this.env.url = `http://localhost:${port}`;
    this.failLostJobs();
    if (this.options.runner) {
      this.runner.start();
    }
    const work = this.catchUp()
      .catch(error => this.options.onError('The code host catching up', error))
      .finally(() => this.work.delete(work));
    this.work.add(work);
  }

  /** Ends what runs and deletes its files, after the store was emptied. */
  reset(): void {
    this.runner.stop();
    rmSync(this.options.folder, { recursive: true, force: true });
    if (this.options.runner) {
      this.runner.start();
    }
  }

  /** Ends the jobs that run; they are noted as failed at the next start. */
  async stop(): Promise<void> {
    await this.runner.stop();
    await Promise.allSettled([...this.work]);
  }

  /** Answers a Git client, a client of the REST API or a browser. */
  async handle(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const work = this.answer(request, response);
    this.work.add(work);
    try {
      await work;
    } finally {
      this.work.delete(work);
    }
  }

  private async answer(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const { env } = this;
    const { headers, url = '/' } = request;
    if (!isLocalRequest({ host: headers.host }, this.port)) {
      response.writeHead(403).end("This is not the code host's address.");
      return;
    }
    const { pathname } = new URL(url, env.url);
    const git = parseGitPath(pathname);
    if (git) {
      await gitServer(env, git, request, response);
      return;
    }
    const body = await readBytes(request, maxBodyBytes);
    if (!body) {
      response.writeHead(413).end();
    } else if (pathname.startsWith('/api/')) {
      await restApi(env, request, body, response);
    } else if (Object.hasOwn(openIdDocuments, pathname)) {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(openIdDocuments[pathname](env)));
    } else {
      await webPages(env, request, body, response);
    }
  }

  private failLostJobs(): void {
    const { store } = this.env;
    for (const { id, projectId } of activeJobs.list(store, 0)) {
      const job = jobs.get(store, projectId, id);
      if (job?.status === 'running') {
        failLostJob(this.env, job);
      }
    }
  }

  /** Makes the pipelines of pushes that a kill came between. */
  private async catchUp(): Promise<void> {
    const { store, repositories } = this.env;
    for (const { id, defaultBranch, creatorId } of projects.list(store)) {
      await repositories.ensure(id, defaultBranch);
      await handlePush(this.env, id, findUser(creatorId) ?? users[0]);
    }
  }
}
