import type { CodeHostEnv } from '../CodeHostEnv';
import type { Commit } from '../git/commits';
import type { Project } from '../projects';
import { ConfigError } from './config/ConfigError';
import { readConfig } from './config/readConfig';
import type { CiVariable, Pipeline, PipelineSource } from './documents';
import { PipelineError } from './PipelineError';
import {
  missingNeeds,
  planJobs,
  ruleContext,
  type PlanContext,
  type PlannedJob,
} from './planJobs';
import { applyRules } from './rules/applyRules';
import { savePipeline } from './savePipeline';
import { expandText } from './variables/expand';
import { pipelineVariables } from './variables/predefined';
import { projectCiVariables } from './variables/projectCiVariables';

/** What a pipeline is wanted for. */
export interface PipelineRequest {
  sha: string;
  beforeSha: string;
  ref: string;
  tag: boolean;
  source: PipelineSource;
  userId: number;
  variables: CiVariable[];
  /** Whether the push asked for no CI. */
  skip: boolean;
}

/** What a pipeline is to consist of. */
export interface Plan {
  name: string | null;
  stages: string[];
  globalVariables: CiVariable[];
  jobs: PlannedJob[];
}

export const noSha = '0'.repeat(40);
const maxJobs = 500;

/**
 * Makes a pipeline of a commit's CI configuration.
 *
 * @param alongside - written together with the pipeline, or not at all
 * @throws PipelineError where GitLab would make none
 */
export async function createPipeline(
  env: CodeHostEnv,
  project: Project,
  request: PipelineRequest,
  alongside: () => void = () => {},
): Promise<Pipeline> {
  const repository = env.repositories.of(project.id);
  const path = project.ciConfigPath ?? '.gitlab-ci.yml';
  const file = await repository.file(request.sha, path);
  if (!file) {
    throw new PipelineError(['Missing CI config file']);
  }
  const commit = await repository.commit(request.sha);
  let plan: Plan | undefined;
  let yamlErrors: string | null = null;
  try {
    plan = await makePlan(env, project, request, commit, file.toString('utf8'));
  } catch (error) {
    if (!(error instanceof ConfigError)) {
      throw error;
    }
    yamlErrors = error.errors.join('\n');
  }
  return savePipeline(env, project, request, { plan, yamlErrors }, alongside);
}

async function makePlan(
  env: CodeHostEnv,
  project: Project,
  request: PipelineRequest,
  commit: Commit,
  text: string,
): Promise<Plan> {
  const config = readConfig(text);
  const repository = env.repositories.of(project.id);
  const { sha, beforeSha, source } = request;
  const facts = {
    ...request,
    projectId: project.id,
    name: null,
    createdAt: env.clock.now().toISOString(),
    updatedAt: '',
    startedAt: null,
    finishedAt: null,
  };
  const files = await repository.tree(sha, '', true);
  const isUpdate = source === 'push' && beforeSha !== noSha;
  const context: PlanContext = {
    defaults: [
      ...pipelineVariables(env, project, facts, commit),
      ...config.variables,
    ],
    overrides: [
      ...projectCiVariables(env, project, request),
      ...request.variables,
    ],
    changedPaths: isUpdate
      ? await repository.changedPaths(beforeSha, sha)
      : undefined,
    paths: files.filter(({ type }) => type === 'blob').map(({ path }) => path),
  };
  const { rules, name } = config.workflow;
  const rule = rules
    ? applyRules(rules, ruleContext(context, []))
    : { variables: [] };
  if (!rule || rule.when === 'never') {
    throw new PipelineError(['Pipeline filtered out by workflow rules.']);
  }
  const globalVariables = [...config.variables, ...rule.variables];
  context.defaults.push(...rule.variables);
  const planned = planJobs(config, context);
  if (planned.length === 0) {
    throw new PipelineError([
      'Pipeline will not run for the selected trigger. The rules configuration prevented any jobs from being added to the pipeline.',
    ]);
  }
  const missing = missingNeeds(planned);
  if (planned.length > maxJobs) {
    missing.push(`The number of jobs has exceeded the limit of ${maxJobs}.`);
  }
  if (missing.length) {
    throw new ConfigError(missing);
  }
  const { variables } = ruleContext(context, []);
  return {
    name: name ? expandText(name, key => variables[key] ?? '') : null,
    stages: config.stages,
    globalVariables,
    jobs: planned,
  };
}
