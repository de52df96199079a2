import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Artifact, artifactKey } from '@atelier/plugin-ml-platform-node';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';

/** The text of a file of the task's workspace. */
export async function readWorkspaceFile(
  workspacePath: string,
  path: string,
): Promise<string> {
  const file = resolveSafeChildPath(workspacePath, path);
  return readFile(file, 'utf8').catch(error => {
    throw error.code === 'ENOENT'
      ? new InputError(
          `The workspace of this task has no file '${path}'. Does a step before this one make it?`,
        )
      : error;
  });
}

/** The files of the folders of code and of sample data, with their keys in the artifact bucket. */
export async function readArtifacts(
  workspacePath: string,
  pipeline: string,
  folders: { code?: string; data?: string },
): Promise<Artifact[]> {
  const kinds = ['code', 'data'] as const;
  const artifacts = kinds.map(async kind => {
    const files = await readFolder(workspacePath, folders[kind]);
    return files.map(file => ({
      key: artifactKey(pipeline, kind, file),
      content: file.content,
    }));
  });
  return (await Promise.all(artifacts)).flat();
}

async function readFolder(
  workspacePath: string,
  path: string | undefined,
): Promise<Array<{ name: string; content: Buffer }>> {
  if (path === undefined) {
    return [];
  }
  const folder = resolveSafeChildPath(workspacePath, path);
  const entries = await readdir(folder, { withFileTypes: true });
  const files = entries.filter(entry => entry.isFile());
  return Promise.all(
    files.map(async ({ name }) => ({
      name,
      content: await readFile(join(folder, name)),
    })),
  );
}
