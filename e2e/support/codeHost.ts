import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { waitFor } from '../kill/waitFor';

const run = promisify(execFile);

/** The sandbox's code host. */
export const codeHostUrl = 'http://localhost:4568';

const token = 'glpat-sandbox-ml-engineer-token';

export interface CiPipeline {
  id: number;
  status: string;
  source: string;
  web_url: string;
}

export interface CiJob {
  id: number;
  name: string;
  status: string;
}

async function get(path: string): Promise<Response> {
  const response = await fetch(`${codeHostUrl}/api/v4/${path}`, {
    headers: { 'PRIVATE-TOKEN': token },
  });
  if (!response.ok) {
    throw new Error(`${path}: ${response.status} ${await response.text()}`);
  }
  return response;
}

function projectPath(repository: string): string {
  return `projects/${encodeURIComponent(repository)}`;
}

/** The paths of the repositories that the ML engineer sees, such as `forecasting/churn`. */
export async function listRepositories(): Promise<string[]> {
  const response = await get('projects?per_page=100');
  const projects = (await response.json()) as Array<{
    path_with_namespace: string;
  }>;
  return projects.map(({ path_with_namespace }) => path_with_namespace).sort();
}

/** CI pipelines of a repository such as `forecasting/churn`, the newest first. */
export async function listCiPipelines(
  repository: string,
): Promise<CiPipeline[]> {
  const response = await get(`${projectPath(repository)}/pipelines`);
  return (await response.json()) as CiPipeline[];
}

/** Waits until a CI pipeline is over or waits for a person, and gives its jobs in their order. */
export async function ciPipelineEnd(
  repository: string,
  pipelineId: number,
): Promise<{ status: string; jobs: CiJob[] }> {
  const path = `${projectPath(repository)}/pipelines/${pipelineId}`;
  const status = await waitFor(
    `the end of CI pipeline ${pipelineId}`,
    async () => {
      const pipeline = (await (await get(path)).json()) as CiPipeline;
      return ['success', 'failed', 'canceled', 'manual'].includes(
        pipeline.status,
      )
        ? pipeline.status
        : undefined;
    },
    600,
  );
  const jobs = (await (await get(`${path}/jobs`)).json()) as CiJob[];
  return { status, jobs: jobs.sort((a, b) => a.id - b.id) };
}

/** What a job printed. */
export async function jobLog(
  repository: string,
  jobId: number,
): Promise<string> {
  const response = await get(`${projectPath(repository)}/jobs/${jobId}/trace`);
  return response.text();
}

/** Runs plain git as the ML engineer. */
export async function git(folder: string, ...args: string[]): Promise<string> {
  const { stdout } = await run(
    'git',
    [
      ...[
        '-c',
        'user.name=Milo Engel',
        '-c',
        'user.email=milo@atelier.example',
      ],
      ...args,
    ],
    { cwd: folder, env: { ...process.env, GIT_TERMINAL_PROMPT: '0' } },
  );
  return stdout;
}

/** Where git clones a repository from, as the ML engineer. */
export function cloneUrl(repository: string): string {
  const url = new URL(`${codeHostUrl}/${repository}.git`);
  url.username = 'oauth2';
  url.password = token;
  return url.href;
}
