import type { CodeHostEnv } from '../CodeHostEnv';
import { fullPath, projects, type Project } from '../projects';
import { findGroup, groups, users } from '../users';
import { html, type Html } from './html';
import { moment, type PageContent } from './layout';

/** All groups with their projects. */
export function homePage({ store }: CodeHostEnv): PageContent {
  const all = projects.list(store);
  const body = groups.map(
    ({ path, name }) =>
      html`<h2><a href="/${path}">${name}</a></h2>
        ${projectTable(all.filter(({ group }) => group === path))}`,
  );
  return { title: 'Projects', body: html`${body}` };
}

/** A group's or a person's page. */
export function namespacePage(
  { store }: CodeHostEnv,
  name: string,
): PageContent | undefined {
  const group = findGroup(name);
  if (group) {
    const all = projects.list(store).filter(one => one.group === group.path);
    return { title: group.name, body: projectTable(all) };
  }
  const user = users.find(({ username }) => username === name);
  const memberOf = user?.groups.map(
    path => html`<li><a href="/${path}">${path}</a></li>`,
  );
  return (
    user && {
      title: user.name,
      body: html`<ul>
        ${memberOf}
      </ul>`,
    }
  );
}

function projectTable(found: readonly Project[]): Html {
  if (found.length === 0) {
    return html`<p>No projects yet.</p>`;
  }
  const rows = found.map(
    project => html`<tr>
      <td><a href="/${fullPath(project)}">${project.name}</a></td>
      <td>${project.description}</td>
      <td>${moment(project.lastActivityAt)}</td>
    </tr>`,
  );
  return html`<table>
    <thead>
      <tr>
        <th scope="col">Project</th>
        <th scope="col">Description</th>
        <th scope="col">Last activity</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}
