import type { Commit } from '../git/commits';
import { notFound } from './ApiError';
import { findProject, projectUrl } from './findProject';
import { paginate } from './paginate';
import { presentCommit } from './presentCommit';
import { atRef } from './repository';
import { routes } from './Route';

/** Commits beyond this are not listed. */
const maxCommits = 1_000;

/** Commits of a project, and who made them. */
export const historyRoutes = routes({
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

function contributor({ authorName, authorEmail }: Commit) {
  return {
    name: authorName,
    email: authorEmail,
    commits: 0,
    additions: 0,
    deletions: 0,
  };
}
