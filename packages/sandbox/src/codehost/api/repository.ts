import { createHash } from 'node:crypto';
import type { Repository, TreeEntry } from '../git/Repository';
import { commitTitle, type Commit } from '../git/commits';
import type { Project } from '../projects';
import { notFound } from './ApiError';
import { findProject, projectUrl } from './findProject';
import { paginate } from './paginate';
import { routes, type ApiRequest } from './Route';

/** Commits beyond this are not listed. */
const maxCommits = 1_000;

/** What is in a project's repository: files, folders, commits, archives. */
export const repositoryRoutes = routes({
  'GET projects/:id/repository/tree': async request => {
    const { input } = request;
    const { repository, sha } = await atRef(request, 'ref', 'Tree');
    const path = input.text('path') ?? '';
    const recursive = input.boolean('recursive') ?? false;
    const entries = await repository.tree(sha, path, recursive);
    if (path && entries.length === 0) {
      throw notFound('invalid revision or path');
    }
    return paginate(request, entries, presentEntry);
  },

  'GET projects/:id/repository/files/:path': async request => {
    const { params, input } = request;
    const ref = input.required('ref');
    const { repository, sha } = await atRef(request, 'ref', 'File');
    const content = await repository.file(sha, params.path);
    if (!content) {
      throw notFound('File');
    }
    const [last] = await repository.log(sha, { path: params.path, limit: 1 });
    const entry = await repository.entry(sha, params.path);
    return {
      status: 200,
      body: {
        file_name: entry?.name,
        file_path: params.path,
        size: content.length,
        encoding: 'base64',
        content: content.toString('base64'),
        content_sha256: createHash('sha256').update(content).digest('hex'),
        ref,
        blob_id: entry?.id,
        commit_id: sha,
        last_commit_id: last.sha,
        execute_filemode: entry?.mode === '100755',
      },
    };
  },

  'GET projects/:id/repository/files/:path/raw': async request => {
    const { params, headers } = request;
    const { repository, sha } = await atRef(request, 'ref', 'File');
    const entry = await repository.entry(sha, params.path);
    if (entry?.type !== 'blob') {
      throw notFound('File');
    }
    const [last] = await repository.log(sha, { path: params.path, limit: 1 });
    const caching = {
      etag: `W/"${entry.id}"`,
      'last-modified': new Date(last.committedAt).toUTCString(),
      'x-gitlab-blob-id': entry.id,
      'x-gitlab-commit-id': sha,
      'x-gitlab-last-commit-id': last.sha,
    };
    if (headers['if-none-match'] === caching.etag) {
      return { status: 304, headers: caching };
    }
    const body = await repository.file(sha, params.path);
    return {
      status: 200,
      body,
      headers: {
        ...caching,
        'content-type': 'text/plain; charset=utf-8',
        'content-disposition': 'inline',
      },
    };
  },

  'GET projects/:id/repository/archive': archive,
  'GET projects/:id/repository/archive.tar.gz': archive,

  'GET projects/:id/repository/commits': async request => {
    const { input, env } = request;
    const project = findProject(request);
    const { repository, sha } = await atRef(request, 'ref_name', 'Commit');
    const path = input.text('path');
    const commits = await repository.log(sha, { path, limit: maxCommits });
    return paginate(request, commits, commit =>
      presentCommit(commit, projectUrl(env.url, project)),
    );
  },

  'GET projects/:id/repository/commits/:sha': async request => {
    const { env, params } = request;
    const project = findProject(request);
    const repository = env.repositories.of(project.id);
    const sha = await repository.resolve(params.sha);
    if (!sha) {
      throw notFound('Commit');
    }
    const commit = await repository.commit(sha);
    const url = projectUrl(env.url, project);
    return { status: 200, body: presentCommit(commit, url) };
  },

  'GET projects/:id/repository/compare': async request => {
    const { env, input } = request;
    const project = findProject(request);
    const repository = env.repositories.of(project.id);
    const from = await repository.resolve(input.required('from'));
    const to = await repository.resolve(input.required('to'));
    if (!from || !to) {
      throw notFound('Ref');
    }
    const url = projectUrl(env.url, project);
    const commits = await repository.log(`${from}..${to}`, {
      limit: maxCommits,
    });
    const paths = await repository.changedPaths(from, to);
    const shown = commits.reverse().map(one => presentCommit(one, url));
    return {
      status: 200,
      body: {
        commit: shown.at(-1) ?? null,
        commits: shown,
        diffs: paths.map(path => ({ old_path: path, new_path: path })),
        compare_timeout: false,
        compare_same_ref: from === to,
        web_url: `${url}/-/compare/${from}...${to}`,
      },
    };
  },

  'GET projects/:id/repository/contributors': async request => {
    const { repository, sha } = await atRef(request, 'ref', 'Ref');
    const commits = await repository.log(sha, { limit: maxCommits });
    const people = new Map<string, ReturnType<typeof contributor>>();
    for (const commit of commits) {
      const key = commit.authorEmail;
      const known = people.get(key) ?? contributor(commit);
      people.set(key, { ...known, commits: known.commits + 1 });
    }
    const sorted = [...people.values()].sort((a, b) => b.commits - a.commits);
    return paginate(request, sorted);
  },
});

/** The repository and the commit that a parameter names; without it, the default branch's. */
export async function atRef(
  request: ApiRequest,
  parameter: string,
  what: string,
): Promise<{ project: Project; repository: Repository; sha: string }> {
  const { env, input } = request;
  const project = findProject(request);
  const repository = env.repositories.of(project.id);
  const name = input.text(parameter) || 'HEAD';
  const ref = name === 'HEAD' ? project.defaultBranch : name;
  const sha = await repository.resolve(ref);
  if (!sha) {
    throw notFound(what);
  }
  return { project, repository, sha };
}

async function archive(request: ApiRequest) {
  const { input } = request;
  const { project, repository, sha } = await atRef(request, 'sha', 'File');
  const path = (input.text('path') ?? '').replace(/^\/+|\/+$/g, '');
  if (path && (await repository.entry(sha, path))?.type !== 'tree') {
    throw notFound('File');
  }
  const ref = (input.text('sha') ?? project.defaultBranch).replace(/\//g, '-');
  const suffix = path && `-${path.replace(/\//g, '-')}`;
  const name = `${project.path}-${ref}-${sha}${suffix}`;
  const body = await repository.archive(sha, `${name}/`, path);
  return {
    status: 200,
    body,
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="${name}.tar.gz"`,
    },
  };
}

function presentEntry({ id, name, type, path, mode }: TreeEntry) {
  return { id, name, type, path, mode };
}

export function presentCommit(commit: Commit, url: string) {
  return {
    id: commit.sha,
    short_id: commit.sha.slice(0, 8),
    created_at: commit.committedAt,
    parent_ids: commit.parents,
    title: commitTitle(commit),
    message: commit.message,
    author_name: commit.authorName,
    author_email: commit.authorEmail,
    authored_date: commit.authoredAt,
    committer_name: commit.committerName,
    committer_email: commit.committerEmail,
    committed_date: commit.committedAt,
    web_url: `${url}/-/commit/${commit.sha}`,
  };
}

function contributor({ authorName, authorEmail }: Commit) {
  return {
    name: authorName,
    email: authorEmail,
    commits: 0,
    additions: 0,
    deletions: 0,
  };
}
