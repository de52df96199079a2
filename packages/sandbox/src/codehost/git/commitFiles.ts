import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Repository, TreeEntry } from './Repository';
import { GitError } from './runGit';

/** A change of one file. */
export interface FileAction {
  action: 'create' | 'update' | 'delete' | 'move' | 'chmod';
  path: string;
  previousPath?: string;
  content?: Buffer;
  executable?: boolean;
}

export interface Person {
  name: string;
  email: string;
}

export interface NewCommit {
  branch: string;
  /** Commit that it builds on; absent in an empty repository. */
  parent?: string;
  /** Where the branch is now; absent where it is new. */
  before?: string;
  message: string;
  author: Person;
  committer: Person;
  date: Date;
  actions: readonly FileAction[];
  allowEmpty: boolean;
}

/** A change that does not fit what is there, in GitLab's words. */
export class FileConflict extends Error {}

const plainFile = '100644';
const program = '100755';

/** Commits changes to files in a bare repository, and moves the branch there if nobody else did. */
export async function commitFiles(
  repository: Repository,
  commit: NewCommit,
): Promise<string> {
  const index = join(repository.path, `index-${randomUUID()}`);
  const env = { GIT_INDEX_FILE: index };
  try {
    if (commit.parent) {
      await repository.run(['read-tree', commit.parent], { env });
    }
    for (const action of commit.actions) {
      const lines = await indexLines(repository, commit.parent, action);
      await repository.run(['update-index', '-z', '--index-info'], {
        env,
        input: lines.map(line => `${line}\0`).join(''),
      });
    }
    const tree = await repository.run(['write-tree'], { env });
    return await moveBranch(repository, commit, tree);
  } finally {
    await rm(index, { force: true });
  }
}

/** What the action puts into git's index: `<mode> <object>\t<path>`. */
async function indexLines(
  repository: Repository,
  parent: string | undefined,
  { action, path, previousPath, content, executable }: FileAction,
): Promise<string[]> {
  checkPath(path);
  const at = (where: string) =>
    parent ? repository.entry(parent, where) : undefined;
  const source = previousPath ?? path;
  const found = await at(action === 'move' ? source : path);
  if (action === 'create' && found) {
    throw new FileConflict('A file with this name already exists');
  }
  if (action !== 'create' && found?.type !== 'blob') {
    throw new FileConflict("A file with this name doesn't exist");
  }
  const removed = `0 ${'0'.repeat(40)}\t${source}`;
  if (action === 'delete') {
    return [removed];
  }
  const id = content ? await writeBlob(repository, content) : found?.id;
  if (!id) {
    throw new FileConflict('content is missing');
  }
  const line = `${modeOf(found, executable)} ${id}\t${path}`;
  return action === 'move' ? [removed, line] : [line];
}

function modeOf(found: TreeEntry | undefined, executable?: boolean): string {
  if (executable === undefined) {
    return found?.mode ?? plainFile;
  }
  return executable ? program : plainFile;
}

function writeBlob(repository: Repository, content: Buffer): Promise<string> {
  return repository.run(['hash-object', '-w', '--stdin'], { input: content });
}

async function moveBranch(
  repository: Repository,
  commit: NewCommit,
  tree: string,
): Promise<string> {
  const { parent, before, branch, author, committer } = commit;
  const old =
    parent && (await repository.run(['rev-parse', `${parent}^{tree}`]));
  if (!commit.allowEmpty && tree === old) {
    throw new FileConflict('There are no changes to commit');
  }
  const date = commit.date.toISOString();
  const sha = await repository.run(
    ['commit-tree', tree, ...(parent ? ['-p', parent] : [])],
    {
      input: commit.message,
      env: {
        GIT_AUTHOR_NAME: author.name,
        GIT_AUTHOR_EMAIL: author.email,
        GIT_AUTHOR_DATE: date,
        GIT_COMMITTER_NAME: committer.name,
        GIT_COMMITTER_EMAIL: committer.email,
        GIT_COMMITTER_DATE: date,
      },
    },
  );
  const expected = before ?? '0'.repeat(40);
  const name = `refs/heads/${branch}`;
  try {
    await repository.run(['update-ref', name, sha, expected]);
  } catch (error) {
    throw error instanceof GitError
      ? new FileConflict(
          `Could not update ${name}. Please refresh and try again.`,
        )
      : error;
  }
  return sha;
}

function checkPath(path: string): void {
  const parts = path.split('/');
  const isBad =
    parts.some(part => ['', '.', '..'].includes(part)) ||
    parts.some(part => part.toLowerCase() === '.git') ||
    path.includes('\0');
  if (isBad) {
    throw new FileConflict('Path is invalid');
  }
}
