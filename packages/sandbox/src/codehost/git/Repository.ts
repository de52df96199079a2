import { runGit, GitError, type GitOptions } from './runGit';
import { parseCommits, commitFormat, type Commit } from './commits';

/** A file or folder of a commit. */
export interface TreeEntry {
  /** Git's name of its content. */
  id: string;
  name: string;
  type: 'blob' | 'tree' | 'commit';
  path: string;
  mode: string;
  size: number;
}

export interface Ref {
  name: string;
  sha: string;
}

/** The empty tree, which every repository knows. */
const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
const noSha = '0'.repeat(40);

/** A bare Git repository. */
export class Repository {
  constructor(readonly path: string) {}

  /** All branches and tags by their full names. */
  async refs(): Promise<Record<string, string>> {
    const text = await this.text([
      'for-each-ref',
      '--format=%(refname) %(objectname) %(*objectname)',
      'refs/heads',
      'refs/tags',
    ]);
    const lines = text.split('\n').filter(Boolean);
    return Object.fromEntries(
      lines.map(line => {
        const [name, sha, commit] = line.split(' ');
        return [name, commit || sha];
      }),
    );
  }

  async branches(): Promise<Ref[]> {
    return named(await this.refs(), 'refs/heads/');
  }

  async tags(): Promise<Ref[]> {
    return named(await this.refs(), 'refs/tags/');
  }

  /** The commit that a branch, tag or SHA means; undefined where there is none. */
  async resolve(ref: string): Promise<string | undefined> {
    if (!isRefName(ref)) {
      return undefined;
    }
    const candidates = [`refs/heads/${ref}`, `refs/tags/${ref}`];
    if (/^[0-9a-f]{4,40}$/.test(ref) || ref === 'HEAD') {
      candidates.push(ref);
    }
    for (const candidate of candidates) {
      const sha = await this.optional([
        ...['rev-parse', '--verify', '--quiet', '--end-of-options'],
        `${candidate}^{commit}`,
      ]);
      if (sha) {
        return sha.trim();
      }
    }
    return undefined;
  }

  /** A file's content; undefined where the commit has no such file. */
  async file(sha: string, path: string): Promise<Buffer | undefined> {
    const entry = await this.entry(sha, path);
    return entry?.type === 'blob'
      ? runGit(this.path, ['cat-file', 'blob', entry.id])
      : undefined;
  }

  /** The file or folder at a path. */
  async entry(sha: string, path: string): Promise<TreeEntry | undefined> {
    const wanted = path.replace(/\/+$/, '');
    const entries = await this.lsTree(sha, [], [wanted]);
    return entries.find(entry => entry.path === wanted);
  }

  /** What a folder holds, folders first. */
  async tree(
    sha: string,
    folder: string,
    recursive: boolean,
  ): Promise<TreeEntry[]> {
    const path = folder.replace(/^\/+|\/+$/g, '');
    const entries = await this.lsTree(
      sha,
      recursive ? ['-r', '-t'] : [],
      path ? [`${path}/`] : [],
    );
    const order = ({ type }: TreeEntry) => (type === 'tree' ? 0 : 1);
    return entries
      .filter(entry => !path || entry.path.startsWith(`${path}/`))
      .sort((a, b) => order(a) - order(b));
  }

  /** Commits, newest first. */
  async log(
    range: string,
    options: { path?: string; limit: number; skip?: number },
  ): Promise<Commit[]> {
    const { path, limit, skip = 0 } = options;
    const text = await this.text([
      ...['log', '-z', `--format=${commitFormat}`],
      ...[`--max-count=${limit}`, `--skip=${skip}`],
      range,
      '--',
      ...(path ? [path] : []),
    ]);
    return parseCommits(text);
  }

  async commit(sha: string): Promise<Commit> {
    const [commit] = await this.log(sha, { limit: 1 });
    return commit;
  }

  /** Paths that differ between two commits; all of the second one's where the first is unknown. */
  async changedPaths(from: string | undefined, to: string): Promise<string[]> {
    const known = from && from !== noSha && (await this.resolve(from));
    const text = await this.text([
      ...['diff-tree', '-r', '-z', '--name-only', '--no-renames'],
      known || emptyTree,
      to,
    ]);
    return text.split('\0').filter(Boolean);
  }

  /** A gzipped tar of a commit, or of one folder of it, under `prefix`. */
  async archive(sha: string, prefix: string, folder: string): Promise<Buffer> {
    return runGit(this.path, [
      ...['archive', '--format=tar.gz', `--prefix=${prefix}`, sha],
      ...(folder ? ['--', folder] : []),
    ]);
  }

  /** Runs a git command here and gives what it prints. */
  async run(args: readonly string[], options?: GitOptions): Promise<string> {
    return (await runGit(this.path, args, options)).toString('utf8').trim();
  }

  private async lsTree(
    sha: string,
    options: string[],
    paths: string[],
  ): Promise<TreeEntry[]> {
    const text = await this.text([
      ...['ls-tree', '-z', '-l', '--full-tree'],
      ...options,
      sha,
      '--',
      ...paths,
    ]);
    return text
      .split('\0')
      .filter(Boolean)
      .map(line => {
        const [facts, path] = line.split('\t');
        const [mode, type, id, size] = facts.split(/ +/);
        return {
          id,
          name: path.slice(path.lastIndexOf('/') + 1),
          type: type as TreeEntry['type'],
          path,
          mode,
          size: Number(size) || 0,
        };
      });
  }

  private async text(args: string[]): Promise<string> {
    return (await runGit(this.path, args)).toString('utf8');
  }

  private async optional(args: string[]): Promise<string | undefined> {
    try {
      return await this.text(args);
    } catch (error) {
      if (error instanceof GitError) {
        return undefined;
      }
      throw error;
    }
  }
}

/** Whether a text can be the name of a branch or tag. */
export function isRefName(name: string): boolean {
  return (
    /^[^\0- \x7f~^:?*[\\]+$/.test(name) &&
    !/^[-/.]|\.\.|\/\/|\/\.|@\{|\.lock(\/|$)|[/.]$|^@$/.test(name)
  );
}

function named(refs: Record<string, string>, prefix: string): Ref[] {
  return Object.entries(refs)
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, sha]) => ({ name: name.slice(prefix.length), sha }));
}
