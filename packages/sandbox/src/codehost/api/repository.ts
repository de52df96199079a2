import { createHash } from 'node:crypto';
import type { Repository, TreeEntry } from '../git/Repository';
import type { Project } from '../projects';
import { notFound } from './ApiError';
import { findProject } from './findProject';
import { paginate } from './paginate';
import { routes, type ApiRequest } from './Route';

/** What is in a project's repository: files, folders, archives. */
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
