import { cancelPipeline, retryPipeline } from '../ci/actions';
import { createPipeline, noSha } from '../ci/createPipeline';
import {
  jobs,
  pipelines,
  type CiVariable,
  type Job,
  type Pipeline,
  type PipelineSource,
} from '../ci/documents';
import { allJobs, currentJobs } from '../ci/jobStates';
import { PipelineError } from '../ci/PipelineError';
import type { Project } from '../projects';
import { badRequest, notFound } from './ApiError';
import { findProject } from './findProject';
import { paginate } from './paginate';
import {
  presentJob,
  presentPipeline,
  presentPipelineDetails,
} from './presentPipeline';
import { routes, type Answer, type ApiRequest } from './Route';

/** Pipelines of a project. */
export const pipelineRoutes = routes({
  'GET projects/:id/pipelines': request => {
    const { env, input } = request;
    const project = findProject(request);
    const wanted = ['ref', 'sha', 'status', 'source', 'name'] as const;
    const found = pipelines.list(env.store, project.id).filter(pipeline =>
      wanted.every(member => {
        const value = input.text(member);
        return value === undefined || pipeline[member] === value;
      }),
    );
    const ordered = input.text('sort') === 'asc' ? found : found.reverse();
    return paginate(request, ordered, pipeline =>
      presentPipeline(pipeline, project, env),
    );
  },

  'GET projects/:id/pipelines/latest': async request => {
    const { env, input } = request;
    const project = findProject(request);
    const ref = input.text('ref') ?? project.defaultBranch;
    const latest = pipelines
      .list(env.store, project.id)
      .filter(pipeline => pipeline.ref === ref)
      .at(-1);
    if (!latest) {
      throw notFound('Pipeline');
    }
    return details(request, project, latest);
  },

  'GET projects/:id/pipelines/:pipeline': request => {
    const { project, pipeline } = findPipeline(request);
    return details(request, project, pipeline);
  },

  'GET projects/:id/pipelines/:pipeline/jobs': request => {
    const { env, input } = request;
    const { project, pipeline } = findPipeline(request);
    const all = input.boolean('include_retried')
      ? allJobs(env, pipeline)
      : currentJobs(env, pipeline);
    const scopes = input.list('scope');
    const found = all.filter(
      ({ status }) => !scopes || scopes.includes(status),
    );
    return paginate(request, found.reverse(), job =>
      presentJob(job, pipeline, project, env),
    );
  },

  'GET projects/:id/pipelines/:pipeline/variables': request => {
    const { pipeline } = findPipeline(request);
    const body = pipeline.variables.map(({ key, value, file }) => ({
      key,
      value,
      variable_type: file ? 'file' : 'env_var',
    }));
    return { status: 200, body };
  },

  'POST projects/:id/pipeline': async request => {
    const project = findProject(request);
    const variables = (request.input.objects('variables') ?? []).map(one => ({
      key: one.required('key'),
      value: one.text('value') ?? '',
      file: one.text('variable_type') === 'file',
    }));
    checkVariables(project, variables);
    return startPipeline(request, project, 'api', variables);
  },

  'POST projects/:id/pipelines/:pipeline/cancel': request => {
    const { project, pipeline } = findPipeline(request);
    cancelPipeline(request.env, pipeline);
    return details(request, project, again(request, pipeline));
  },

  'POST projects/:id/pipelines/:pipeline/retry': request => {
    const { project, pipeline } = findPipeline(request);
    retryPipeline(request.env, pipeline, request.caller.id);
    return {
      ...details(request, project, again(request, pipeline)),
      status: 201,
    };
  },
});

/** Makes a pipeline of the newest commit of `ref`. */
/** Refuses variables where the project lets no maintainer give any; all who may start pipelines are maintainers here. */
export function checkVariables(
  { variablesRole }: Project,
  variables: readonly unknown[],
): void {
  if (
    variables.length &&
    (variablesRole === 'no_one_allowed' || variablesRole === 'owner')
  ) {
    throw badRequest({
      base: ['Insufficient permissions to set pipeline variables'],
    });
  }
}

export async function startPipeline(
  { env, input, caller }: ApiRequest,
  project: Project,
  source: PipelineSource,
  variables: CiVariable[],
  ref = input.required('ref'),
): Promise<Answer> {
  const repository = env.repositories.of(project.id);
  const name = ref.replace(/^refs\/(heads|tags)\//, '');
  const branch = (await repository.branches()).find(one => one.name === name);
  const tag = (await repository.tags()).find(one => one.name === name);
  const sha = (branch ?? tag)?.sha;
  if (!sha) {
    throw badRequest({ base: ['Reference not found'] });
  }
  try {
    const pipeline = await createPipeline(env, project, {
      sha,
      beforeSha: noSha,
      ref: name,
      tag: !branch,
      source,
      userId: caller.id,
      variables,
      skip: false,
    });
    if (pipeline.yamlErrors) {
      throw new PipelineError(pipeline.yamlErrors.split('\n'));
    }
    const body = presentPipelineDetails(pipeline, project, env);
    return { status: 201, body };
  } catch (error) {
    if (error instanceof PipelineError) {
      throw badRequest({ base: error.errors });
    }
    throw error;
  }
}

export function findPipeline(request: ApiRequest): {
  project: Project;
  pipeline: Pipeline;
} {
  const project = findProject(request);
  const id = Number(request.params.pipeline);
  const pipeline = pipelines.get(request.env.store, project.id, id);
  if (!pipeline) {
    throw notFound('Pipeline');
  }
  return { project, pipeline };
}

export function findJob(request: ApiRequest): {
  project: Project;
  pipeline: Pipeline;
  job: Job;
} {
  const { env, params } = request;
  const project = findProject(request);
  const job = jobs.get(env.store, project.id, Number(params.job));
  const pipeline = job && pipelines.get(env.store, project.id, job.pipelineId);
  if (!job || !pipeline) {
    throw notFound('Job');
  }
  return { project, pipeline, job };
}

function details(
  { env }: ApiRequest,
  project: Project,
  pipeline: Pipeline,
): Answer {
  return { status: 200, body: presentPipelineDetails(pipeline, project, env) };
}

function again({ env }: ApiRequest, pipeline: Pipeline): Pipeline {
  const { projectId, id } = pipeline;
  return pipelines.get(env.store, projectId, id) ?? pipeline;
}
