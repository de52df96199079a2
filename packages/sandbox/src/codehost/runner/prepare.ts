import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CiVariable } from '../ci/documents';
import { toRecord } from '../ci/variables/expand';
import type { CodeHostEnv } from '../CodeHostEnv';
import { gitEnvironment } from '../git/runGit';
import { fullPath } from '../projects';
import type { Artifacts } from './artifacts';
import { artifactSources, type JobPlace } from './collectVariables';
import { execute } from './execute';
import type { TraceWriter } from './TraceWriter';

const gitTimeoutMs = 5 * 60_000;

/** Puts the commit's files, and those that earlier jobs hand on, into a job's folder. */
export async function getSources(
  env: CodeHostEnv,
  place: JobPlace,
  artifacts: Artifacts,
  work: string,
  trace: TraceWriter,
): Promise<void> {
  const { project, pipeline } = place;
  const { sha, ref } = pipeline;
  trace.title('Getting source from Git repository');
  await mkdir(work, { recursive: true });
  const git = (...args: string[]) =>
    execute('git', args, {
      cwd: work,
      env: gitEnvironment(),
      timeoutMs: gitTimeoutMs,
    });
  const { path } = env.repositories.of(project.id);
  await git('clone', '--quiet', '--no-checkout', '--no-hardlinks', path, '.');
  await git('checkout', '--quiet', '--detach', sha);
  const url = `${env.url}/${fullPath(project)}.git`;
  await git('remote', 'set-url', 'origin', url);
  trace.line(
    `Checking out ${sha.slice(0, 8)} as detached HEAD (ref is ${ref})...`,
  );
  for (const { id, name, hasArtifacts } of artifactSources(env, place)) {
    if (hasArtifacts) {
      trace.line(`Downloading artifacts for ${name} (${id})...`);
      await artifacts.restore(id, work);
    }
  }
}

/** Puts file variables into files of a folder, and gives all as an environment. */
export async function writeFileVariables(
  folder: string,
  variables: readonly CiVariable[],
): Promise<Record<string, string>> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const environment = toRecord(variables);
  for (const { key, value, file } of variables) {
    if (file) {
      environment[key] = join(folder, key);
      await writeFile(environment[key], value, { mode: 0o600 });
    }
  }
  return environment;
}
