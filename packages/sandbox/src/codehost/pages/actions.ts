import { isRetryable } from '../api/jobs';
import {
  cancelJob,
  cancelPipeline,
  playJob,
  retryJob,
  retryPipeline,
} from '../ci/actions';
import { jobs, pipelines } from '../ci/documents';
import type { CodeHostEnv } from '../CodeHostEnv';
import type { Project } from '../projects';
import { users, type User } from '../users';
import { projectHref } from './projectLinks';

/** What a button of a page asks for. */
export interface PageAction {
  env: CodeHostEnv;
  project: Project;
  /** For example `jobs`. */
  kind: string;
  id: number;
  /** For example `play`. */
  action: string;
  /** Who pressed it. */
  username: string;
}

/** Does what a button asks for; gives the page to go to, undefined where it cannot be done. */
export function doPageAction(request: PageAction): string | undefined {
  const { project, kind, username } = request;
  const user = users.find(one => one.username === username && !one.bot);
  if (!user?.groups.includes(project.group)) {
    return undefined;
  }
  return kind === 'jobs' ? onJob(request, user) : onPipeline(request, user);
}

function onJob(
  { env, project, id, action }: PageAction,
  user: User,
): string | undefined {
  const job = jobs.get(env.store, project.id, id);
  if (job && action === 'play' && job.status === 'manual') {
    return projectHref(project, 'jobs', playJob(env, job, user.id).id);
  }
  if (job && action === 'retry' && isRetryable(job)) {
    return projectHref(project, 'jobs', retryJob(env, job, user.id).id);
  }
  if (job && action === 'cancel') {
    return projectHref(project, 'jobs', cancelJob(env, job).id);
  }
  return undefined;
}

function onPipeline(
  { env, project, id, action }: PageAction,
  user: User,
): string | undefined {
  const pipeline = pipelines.get(env.store, project.id, id);
  if (!pipeline || !['cancel', 'retry'].includes(action)) {
    return undefined;
  }
  if (action === 'cancel') {
    cancelPipeline(env, pipeline);
  } else {
    retryPipeline(env, pipeline, user.id);
  }
  return projectHref(project, 'pipelines', id);
}
