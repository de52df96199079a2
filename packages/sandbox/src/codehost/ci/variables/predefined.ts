import type { CodeHostEnv } from '../../CodeHostEnv';
import { commitTitle, type Commit } from '../../git/commits';
import { fullPath, type Project } from '../../projects';
import { findGroup, findUser } from '../../users';
import type { CiVariable, Job, Pipeline } from '../documents';

type PipelineFacts = Omit<
  Pipeline,
  'id' | 'iid' | 'jobIds' | 'status' | 'yamlErrors' | 'globalVariables'
> & { id?: number; iid?: number };

/** The variables that every job of a pipeline has. */
export function pipelineVariables(
  { url }: CodeHostEnv,
  project: Project,
  pipeline: PipelineFacts,
  commit: Commit,
): CiVariable[] {
  const { protocol, hostname, port, host } = new URL(url);
  const path = fullPath(project);
  const { sha, ref, tag, source } = pipeline;
  const user = findUser(pipeline.userId);
  const [, ...description] = commit.message.split('\n');
  return toVariables({
    CI: 'true',
    GITLAB_CI: 'true',
    CI_SERVER: 'yes',
    CI_SERVER_URL: url,
    CI_SERVER_HOST: hostname,
    CI_SERVER_PORT: port,
    CI_SERVER_FQDN: host,
    CI_SERVER_PROTOCOL: protocol.replace(':', ''),
    CI_SERVER_NAME: 'GitLab',
    CI_API_V4_URL: `${url}/api/v4`,
    CI_API_GRAPHQL_URL: `${url}/api/graphql`,
    CI_PROJECT_ID: project.id,
    CI_PROJECT_NAME: project.path,
    CI_PROJECT_TITLE: project.name,
    CI_PROJECT_DESCRIPTION: project.description ?? '',
    CI_PROJECT_PATH: path,
    CI_PROJECT_PATH_SLUG: slug(path),
    CI_PROJECT_NAMESPACE: project.group,
    CI_PROJECT_NAMESPACE_ID: findGroup(project.group)?.id,
    CI_PROJECT_ROOT_NAMESPACE: project.group,
    CI_PROJECT_URL: `${url}/${path}`,
    CI_PROJECT_VISIBILITY: project.visibility,
    CI_REPOSITORY_URL: `${url}/${path}.git`,
    CI_DEFAULT_BRANCH: project.defaultBranch,
    CI_CONFIG_PATH: project.ciConfigPath ?? '.gitlab-ci.yml',
    CI_PIPELINE_ID: pipeline.id,
    CI_PIPELINE_IID: pipeline.iid,
    CI_PIPELINE_NAME: pipeline.name ?? undefined,
    CI_PIPELINE_SOURCE: source,
    CI_PIPELINE_CREATED_AT: pipeline.createdAt,
    CI_PIPELINE_URL: pipeline.id && `${url}/${path}/-/pipelines/${pipeline.id}`,
    CI_PIPELINE_TRIGGERED: source === 'trigger' ? 'true' : undefined,
    CI_COMMIT_SHA: sha,
    CI_COMMIT_SHORT_SHA: sha.slice(0, 8),
    CI_COMMIT_BEFORE_SHA: pipeline.beforeSha,
    CI_COMMIT_REF_NAME: ref,
    CI_COMMIT_REF_SLUG: slug(ref),
    CI_COMMIT_REF_PROTECTED: String(
      !tag && project.protectedBranches.includes(ref),
    ),
    CI_COMMIT_BRANCH: tag ? undefined : ref,
    CI_COMMIT_TAG: tag ? ref : undefined,
    CI_COMMIT_MESSAGE: commit.message,
    CI_COMMIT_TITLE: commitTitle(commit),
    CI_COMMIT_DESCRIPTION: description.join('\n').trim(),
    CI_COMMIT_AUTHOR: `${commit.authorName} <${commit.authorEmail}>`,
    CI_COMMIT_TIMESTAMP: commit.committedAt,
    GITLAB_USER_ID: user?.id,
    GITLAB_USER_LOGIN: user?.username,
    GITLAB_USER_NAME: user?.name,
    GITLAB_USER_EMAIL: user?.email,
  });
}

/** The variables of one job. */
export function jobVariables(
  { url }: CodeHostEnv,
  project: Project,
  job: Job,
): CiVariable[] {
  const { environment } = job.config;
  return toVariables({
    CI_JOB_ID: job.id,
    CI_JOB_NAME: job.name,
    CI_JOB_NAME_SLUG: slug(job.name),
    CI_JOB_STAGE: job.stage,
    CI_JOB_URL: `${url}/${fullPath(project)}/-/jobs/${job.id}`,
    CI_JOB_STARTED_AT: job.startedAt ?? undefined,
    CI_JOB_MANUAL: job.when === 'manual' ? 'true' : undefined,
    CI_NODE_TOTAL: 1,
    CI_ENVIRONMENT_NAME: environment,
    CI_ENVIRONMENT_SLUG: environment && slug(environment).slice(0, 24),
  });
}

function toVariables(
  values: Record<string, string | number | undefined>,
): CiVariable[] {
  return Object.entries(values).flatMap(([key, value]) =>
    value === undefined ? [] : [{ key, value: String(value), raw: true }],
  );
}

/** Lower case, at most 63 characters, all but letters and digits as `-`. */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '-')
    .slice(0, 63)
    .replace(/^-+|-+$/g, '');
}
