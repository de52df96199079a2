import type { CodeHostEnv } from '../CodeHostEnv';
import type { Job, Pipeline } from '../ci/documents';
import { fullPath, type Project } from '../projects';
import { findUser } from '../users';
import { presentUser } from './users';

/** A pipeline as lists show it. */
export function presentPipeline(
  pipeline: Pipeline,
  project: Project,
  { url }: CodeHostEnv,
) {
  return {
    id: pipeline.id,
    iid: pipeline.iid,
    project_id: pipeline.projectId,
    name: pipeline.name,
    status: pipeline.status,
    source: pipeline.source,
    ref: pipeline.ref,
    sha: pipeline.sha,
    web_url: `${url}/${fullPath(project)}/-/pipelines/${pipeline.id}`,
    created_at: pipeline.createdAt,
    updated_at: pipeline.updatedAt,
  };
}

/** A pipeline with all its members. */
export function presentPipelineDetails(
  pipeline: Pipeline,
  project: Project,
  env: CodeHostEnv,
) {
  const user = findUser(pipeline.userId);
  return {
    ...presentPipeline(pipeline, project, env),
    before_sha: pipeline.beforeSha,
    tag: pipeline.tag,
    yaml_errors: pipeline.yamlErrors,
    user: user && presentUser(user, env.url),
    started_at: pipeline.startedAt,
    finished_at: pipeline.finishedAt,
    committed_at: null,
    duration: secondsBetween(pipeline.startedAt, pipeline.finishedAt),
    queued_duration: secondsBetween(pipeline.createdAt, pipeline.startedAt),
    coverage: null,
    detailed_status: {
      text: pipeline.status,
      label: pipeline.status,
      group: pipeline.status,
      has_details: true,
      details_path: `/${fullPath(project)}/-/pipelines/${pipeline.id}`,
    },
  };
}

export function presentJob(
  job: Job,
  pipeline: Pipeline,
  project: Project,
  env: CodeHostEnv,
) {
  const user = findUser(job.userId);
  return {
    id: job.id,
    name: job.name,
    stage: job.stage,
    status: job.status,
    ref: pipeline.ref,
    tag: pipeline.tag,
    coverage: null,
    allow_failure: job.allowFailure,
    failure_reason: job.failureReason ?? undefined,
    created_at: job.createdAt,
    started_at: job.startedAt,
    finished_at: job.finishedAt,
    erased_at: null,
    duration: secondsBetween(job.startedAt, job.finishedAt),
    queued_duration: secondsBetween(job.queuedAt, job.startedAt),
    user: user && presentUser(user, env.url),
    commit: { id: pipeline.sha, short_id: pipeline.sha.slice(0, 8) },
    pipeline: {
      id: pipeline.id,
      iid: pipeline.iid,
      project_id: pipeline.projectId,
      sha: pipeline.sha,
      ref: pipeline.ref,
      status: pipeline.status,
      source: pipeline.source,
    },
    project: { ci_job_token_scope_enabled: false },
    web_url: `${env.url}/${fullPath(project)}/-/jobs/${job.id}`,
    artifacts: [],
    runner: null,
    tag_list: job.config.tags,
  };
}

function secondsBetween(from: string | null, to: string | null) {
  return from && to ? (Date.parse(to) - Date.parse(from)) / 1_000 : null;
}
