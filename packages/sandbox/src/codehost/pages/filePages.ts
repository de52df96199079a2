import type { Repository, TreeEntry } from '../git/Repository';
import { commitTitle } from '../git/commits';
import { fullPath, type Project } from '../projects';
import { html, type Html } from './html';
import { moment } from './layout';
import type { ProjectPage } from './Page';
import { projectHref, projectTrail } from './projectLinks';

const maxShownBytes = 512 * 1024;
const maxShownCommits = 100;

/** A project's first page: how to clone it, its files and its README. */
export const overviewPage: ProjectPage = async ({ env, project }) => {
  const repository = env.repositories.of(project.id);
  const { defaultBranch } = project;
  const sha = await repository.resolve(defaultBranch);
  const files = sha
    ? await fileTable(repository, project, defaultBranch, sha, '')
    : html`<p>The repository is empty.</p>`;
  const readme = sha && (await repository.file(sha, 'README.md'));
  return {
    title: project.name,
    trail: projectTrail(project).slice(0, 1),
    body: html`<p>${project.description}</p>
      <p><code>git clone ${env.url}/${fullPath(project)}.git</code></p>
      <p>
        <a href="${projectHref(project, 'pipelines')}">Pipelines</a> ·
        <a href="${projectHref(project, 'commits', defaultBranch)}">Commits</a>
      </p>
      <h2>Files</h2>
      ${files}
      ${readme &&
      html`<h2>README.md</h2>
        ${preformatted(readme)}`}`,
  };
};

export const treePage: ProjectPage = async ({ env, project, rest }) => {
  const repository = env.repositories.of(project.id);
  const found = await splitRef(repository, rest);
  return (
    found && {
      title: found.path || project.name,
      trail: projectTrail(project),
      body: await fileTable(
        repository,
        project,
        found.ref,
        found.sha,
        found.path,
      ),
    }
  );
};

export const blobPage: ProjectPage = async ({ env, project, rest }) => {
  const repository = env.repositories.of(project.id);
  const found = await splitRef(repository, rest);
  const content = found && (await repository.file(found.sha, found.path));
  return (
    content && {
      title: found.path,
      trail: projectTrail(project),
      body: preformatted(content),
    }
  );
};

export const commitsPage: ProjectPage = async ({ env, project, rest }) => {
  const repository = env.repositories.of(project.id);
  const sha = await repository.resolve(rest || project.defaultBranch);
  if (!sha) {
    return undefined;
  }
  const commits = await repository.log(sha, { limit: maxShownCommits });
  const rows = commits.map(
    commit => html`<tr>
      <td>
        <a href="${projectHref(project, 'commit', commit.sha)}"
          >${commitTitle(commit)}</a
        >
      </td>
      <td>${commit.authorName}</td>
      <td>${moment(new Date(commit.committedAt).toISOString())}</td>
    </tr>`,
  );
  return {
    title: `Commits of ${rest || project.defaultBranch}`,
    trail: projectTrail(project),
    body: html`<table>
      <thead>
        <tr>
          <th scope="col">Commit</th>
          <th scope="col">Author</th>
          <th scope="col">Date</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`,
  };
};

export const commitPage: ProjectPage = async ({ env, project, rest }) => {
  const repository = env.repositories.of(project.id);
  const sha = await repository.resolve(rest);
  if (!sha) {
    return undefined;
  }
  const commit = await repository.commit(sha);
  const patch = await repository.run([
    'show',
    '--format=',
    '--stat',
    '-p',
    sha,
  ]);
  return {
    title: commitTitle(commit),
    trail: projectTrail(project),
    body: html`<p>
        ${commit.authorName},
        ${moment(new Date(commit.authoredAt).toISOString())},
        <code>${sha}</code>
      </p>
      ${preformatted(Buffer.from(patch))}`,
  };
};

/** A branch's name may hold slashes, as paths do: the shortest that there is counts. */
async function splitRef(repository: Repository, rest: string) {
  const parts = rest.split('/').filter(Boolean);
  for (let length = 1; length <= parts.length; length += 1) {
    const ref = parts.slice(0, length).join('/');
    const sha = await repository.resolve(ref);
    if (sha) {
      return { ref, sha, path: parts.slice(length).join('/') };
    }
  }
  return undefined;
}

async function fileTable(
  repository: Repository,
  project: Project,
  ref: string,
  sha: string,
  folder: string,
): Promise<Html> {
  const entries = await repository.tree(sha, folder, false);
  const href = ({ type, path }: TreeEntry) =>
    projectHref(project, type === 'tree' ? 'tree' : 'blob', ref, path);
  const rows = entries.map(
    entry => html`<tr>
      <td>
        <a href="${href(entry)}"
          >${entry.name}${entry.type === 'tree' && '/'}</a
        >
      </td>
      <td>${entry.type === 'blob' && `${entry.size} bytes`}</td>
    </tr>`,
  );
  return html`<table>
    <thead>
      <tr>
        <th scope="col">Name</th>
        <th scope="col">Size</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

function preformatted(content: Buffer): Html {
  const shown = content.subarray(0, maxShownBytes);
  return shown.includes(0)
    ? html`<p>A binary file of ${content.length} bytes.</p>`
    : html`<pre tabindex="0">${shown.toString('utf8')}</pre>`;
}
