import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { Gitlab } from '@gitbeaker/rest';
import {
  startSandbox,
  type RunningSandbox,
  type SandboxOptions,
} from '../../startSandbox';

const run = promisify(execFile);

export const portalToken = 'glpat-sandbox-portal-token';
export const forecasting = 101;

/** Settings that keep this machine's own out of git. */
const gitEnv = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_TERMINAL_PROMPT: '0',
  GIT_AUTHOR_NAME: 'Milo Engel',
  GIT_AUTHOR_EMAIL: 'ml-engineer@atelier.example',
  GIT_COMMITTER_NAME: 'Milo Engel',
  GIT_COMMITTER_EMAIL: 'ml-engineer@atelier.example',
};

/** Runs git in a folder and gives what it prints. */
export async function git(cwd: string, ...args: string[]): Promise<string> {
  const { stdout } = await run('git', args, { cwd, env: gitEnv });
  return stdout.trim();
}

/** A sandbox with its code host, for tests. */
export class TestCodeHost {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'sandbox-codehost-'));
  private readonly clones = mkdtempSync(join(tmpdir(), 'sandbox-clones-'));
  private sandbox: RunningSandbox | undefined;

  get running(): RunningSandbox {
    if (!this.sandbox) {
      throw new Error('The sandbox does not run.');
    }
    return this.sandbox;
  }

  get url(): string {
    return this.running.codeHostUrl;
  }

  /** GitLab's client, with the token of the portal or of a person. */
  client(token = portalToken) {
    return new Gitlab({ host: this.url, token });
  }

  async start(options: SandboxOptions = {}): Promise<void> {
    this.sandbox = await startSandbox({ ...options, dataDir: this.dataDir });
  }

  async stop(): Promise<void> {
    await this.sandbox?.stop();
    this.sandbox = undefined;
  }

  async remove(): Promise<void> {
    await this.stop();
    for (const folder of [this.dataDir, this.clones]) {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  /** A request of the REST API, as it comes back. */
  api(path: string, init: RequestInit = {}, token = portalToken) {
    return fetch(`${this.url}/api/v4/${path}`, {
      ...init,
      headers: { 'private-token': token, ...init.headers },
    });
  }

  async createProject(path: string): Promise<{ id: number }> {
    return this.client().Projects.create({ namespaceId: forecasting, path });
  }

  /** Says from which role on pipelines may be given variables. */
  async setVariablesRole(id: number, role: string): Promise<void> {
    await this.api(`projects/${id}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ci_pipeline_variables_minimum_override_role: role,
      }),
    });
  }

  remote(path: string, token = portalToken): string {
    const { host } = new URL(this.url);
    return `http://oauth2:${token}@${host}/forecasting/${path}.git`;
  }

  /** Clones a project and gives the folder. */
  async clone(path: string, token = portalToken): Promise<string> {
    const folder = mkdtempSync(join(this.clones, 'clone-'));
    await git(folder, 'clone', '--quiet', this.remote(path, token), '.');
    await git(folder, 'checkout', '--quiet', '-B', 'main');
    return folder;
  }

  /** Commits files in a clone and pushes them to `main`; gives the commit. */
  async push(
    folder: string,
    files: Record<string, string>,
    message = 'A change',
  ): Promise<string> {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(join(folder, dirname(path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
    await git(folder, 'add', '--all');
    await git(folder, 'commit', '--quiet', '--allow-empty', '-m', message);
    await git(folder, 'push', '--quiet', 'origin', 'HEAD:main');
    return git(folder, 'rev-parse', 'HEAD');
  }

  /** Makes a project with a CI configuration. */
  async projectWithCi(
    path: string,
    ci: string,
  ): Promise<{ id: number; folder: string; sha: string }> {
    const { id } = await this.createProject(path);
    const folder = await this.clone(path);
    const sha = await this.push(folder, { '.gitlab-ci.yml': ci });
    return { id, folder, sha };
  }

  /** Waits until a job or pipeline is in one of some states, and gives it. */
  async until<T extends { status: string }>(
    read: () => Promise<T>,
    ...statuses: string[]
  ): Promise<T> {
    for (;;) {
      const found = await read();
      if (statuses.includes(found.status)) {
        return found;
      }
      await new Promise(resolve => setTimeout(resolve, 25));
    }
  }
}
