import { isRetryable } from '../api/jobs';
import { isOver } from '../ci/combine';
import { jobs, pipelines, type Job } from '../ci/documents';
import { currentJobs } from '../ci/jobStates';
import type { CodeHostEnv } from '../CodeHostEnv';
import type { Project } from '../projects';
import { findUser, users } from '../users';
import { html, type Html } from './html';
import { moment, statusBadge } from './layout';
import type { ProjectPage } from './Page';
import { projectHref, projectTrail } from './projectLinks';

const maxShown = 100;

const pipelinePage: ProjectPage = ({ env, project, rest }) => {
  const pipeline = pipelines.get(env.store, project.id, Number(rest));
  if (!pipeline) {
    return undefined;
  }
  const all = currentJobs(env, pipeline);
  const at = (action: string) =>
    projectHref(project, 'pipelines', pipeline.id, action);
  const isDone = isOver(pipeline.status);
  const isFailed = ['failed', 'canceled'].includes(pipeline.status);
  return {
    title: `Pipeline #${pipeline.id}`,
    trail: [
      ...projectTrail(project),
      ['Pipelines', projectHref(project, 'pipelines')],
    ],
    live: isMoving(pipeline.status),
    body: html`<p>${statusBadge(pipeline.status)} ${pipeline.name}</p>
      <p>
        ${pipeline.ref},
        <a href="${projectHref(project, 'commit', pipeline.sha)}"
          ><code>${pipeline.sha.slice(0, 8)}</code></a
        >, ${pipeline.source} by ${findUser(pipeline.userId)?.name},
        ${moment(pipeline.createdAt)}
      </p>
      ${pipeline.yamlErrors &&
      html`<h2>The CI configuration is invalid</h2>
        <pre>${pipeline.yamlErrors}</pre>`}
      ${runnerNote(env, all)}
      ${!isDone &&
      all.length > 0 &&
      actionForm(project, at('cancel'), 'Cancel')}
      ${isFailed && all.length > 0 && actionForm(project, at('retry'), 'Retry')}
      <ul class="stages">
        ${stages(project, all)}
      </ul>`,
  };
};

export const pipelinesPage: ProjectPage = ({ env, project, rest }) => {
  if (rest) {
    return pipelinePage({ env, project, rest });
  }
  const found = pipelines.list(env.store, project.id).reverse();
  const rows = found.slice(0, maxShown).map(
    pipeline => html`<tr>
      <td>${statusBadge(pipeline.status)}</td>
      <td>
        <a href="${projectHref(project, 'pipelines', pipeline.id)}"
          >#${pipeline.id}</a
        >
        ${pipeline.name}
      </td>
      <td>${pipeline.ref}</td>
      <td>${pipeline.source}</td>
      <td><code>${pipeline.sha.slice(0, 8)}</code></td>
      <td>${moment(pipeline.createdAt)}</td>
    </tr>`,
  );
  return {
    title: 'Pipelines',
    trail: projectTrail(project),
    live: found.some(({ status }) => isMoving(status)),
    body: rows.length
      ? html`<table>
          <thead>
            <tr>
              <th scope="col">Status</th>
              <th scope="col">Pipeline</th>
              <th scope="col">Branch</th>
              <th scope="col">Source</th>
              <th scope="col">Commit</th>
              <th scope="col">Created</th>
            </tr>
          </thead>
          <tbody>
            ${rows}
          </tbody>
        </table>`
      : html`<p>
          No pipelines yet. A push with a <code>.gitlab-ci.yml</code> makes one.
        </p>`,
  };
};

export const jobPage: ProjectPage = async ({ env, project, rest }) => {
  const job = jobs.get(env.store, project.id, Number(rest));
  if (!job) {
    return undefined;
  }
  const log = (await env.traces.read(job.id)).toString('utf8');
  const at = (action: string) => projectHref(project, 'jobs', job.id, action);
  const pipelineHref = projectHref(project, 'pipelines', job.pipelineId);
  return {
    title: job.name,
    trail: [
      ...projectTrail(project),
      [`Pipeline #${job.pipelineId}`, pipelineHref],
    ],
    live: isMoving(job.status),
    body: html`<p>
        ${statusBadge(job.status)} stage
        ${job.stage}${job.failureReason &&
        html`, <code>${job.failureReason}</code>`}${job.config.environment &&
        `, environment ${job.config.environment}`}
      </p>
      ${runnerNote(env, [job])}
      ${job.status === 'manual' && actionForm(project, at('play'), 'Run')}
      ${isMoving(job.status) && actionForm(project, at('cancel'), 'Cancel')}
      ${isRetryable(job) && actionForm(project, at('retry'), 'Retry')}
      <h2>Log</h2>
      <pre class="log" tabindex="0">
${plainText(log) || 'No output yet.'}</pre
      >`,
  };
};

/** A button, and who presses it. */
function actionForm(project: Project, action: string, label: string): Html {
  const people = users.filter(
    ({ bot, groups }) => !bot && groups.includes(project.group),
  );
  const options = people.map(
    ({ username, name }) => html`<option value="${username}">${name}</option>`,
  );
  return html`<form method="post" action="${action}">
    <button>${label}</button>
    <label
      >as
      <select name="as">
        ${options.reverse()}
      </select></label
    >
  </form>`;
}

function stages(project: Project, all: readonly Job[]): Html[] {
  const names = [...new Set(all.map(({ stage }) => stage))];
  return names.map(stage => {
    const items = all
      .filter(job => job.stage === stage)
      .map(
        job =>
          html`<li>
            ${statusBadge(job.status)}
            <a href="${projectHref(project, 'jobs', job.id)}">${job.name}</a>
          </li>`,
      );
    return html`<li>
      <h2>${stage}</h2>
      <ul>
        ${items}
      </ul>
    </li>`;
  });
}

function runnerNote(
  { runner }: CodeHostEnv,
  all: readonly Job[],
): Html | false {
  return (
    !runner &&
    all.some(({ status }) => status === 'pending') &&
    html`<p class="note">
      These jobs are waiting for a runner, and none is running: it would run
      this repository's code on your machine. To start one:
      <code>npm start -- --runner</code>
    </p>`
  );
}

function isMoving(status: Job['status']): boolean {
  return ['created', 'pending', 'running'].includes(status);
}

/** Without the terminal's colours. */
function plainText(log: string): string {
  const [first, ...others] = log.split('\u001b[');
  return [first, ...others.map(part => part.replace(/^[\d;]*m/, ''))].join('');
}
