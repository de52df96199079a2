import { cancelJob, playJob, retryJob } from '../ci/actions';
import { isOver } from '../ci/combine';
import { jobs, pipelines, type Job } from '../ci/documents';
import { ApiError, badRequest } from './ApiError';
import { findProject } from './findProject';
import { paginate } from './paginate';
import { findJob } from './pipelines';
import { presentJob } from './presentPipeline';
import { routes, type Answer, type ApiRequest } from './Route';

/** Jobs of a project. */
export const jobRoutes = routes({
  'GET projects/:id/jobs': request => {
    const { env, input } = request;
    const project = findProject(request);
    const scopes = input.list('scope');
    const found = jobs
      .list(env.store, project.id)
      .filter(({ status }) => !scopes || scopes.includes(status))
      .reverse();
    return paginate(request, found, job => {
      const pipeline = pipelines.get(env.store, project.id, job.pipelineId);
      return pipeline && presentJob(job, pipeline, project, env);
    });
  },

  'GET projects/:id/jobs/:job': request => {
    const { project, pipeline, job } = findJob(request);
    return {
      status: 200,
      body: presentJob(job, pipeline, project, request.env),
    };
  },

  'GET projects/:id/jobs/:job/trace': async request => {
    const { job } = findJob(request);
    return {
      status: 200,
      body: await request.env.traces.read(job.id),
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    };
  },

  'POST projects/:id/jobs/:job/play': request => {
    const { env, caller } = request;
    const { job } = findJob(request);
    if (job.status !== 'manual') {
      throw badRequest('400 Bad request - Unplayable Job');
    }
    return changed(request, playJob(env, job, caller.id), 200);
  },

  'POST projects/:id/jobs/:job/retry': request => {
    const { env, caller } = request;
    const { job } = findJob(request);
    if (!isRetryable(job)) {
      throw new ApiError(403, {
        message: '403 Forbidden - Job is not retryable',
      });
    }
    return changed(request, retryJob(env, job, caller.id), 201);
  },

  'POST projects/:id/jobs/:job/cancel': request => {
    const { job } = findJob(request);
    return changed(request, cancelJob(request.env, job), 201);
  },
});

export function isRetryable({ status, retried }: Job): boolean {
  return !retried && isOver(status) && status !== 'skipped';
}

function changed(request: ApiRequest, job: Job, status: number): Answer {
  const { project, pipeline } = findJob(request);
  return { status, body: presentJob(job, pipeline, project, request.env) };
}
