import type { CodeHostEnv } from '../CodeHostEnv';
import type { Commit } from '../git/commits';
import { nextNumber } from '../Family';
import { projects, projectVariables, type Project } from '../projects';
import { ConfigError } from './config/ConfigError';
import { readConfig } from './config/readConfig';
import {
  jobs,
  pipelines,
  type CiVariable,
  type Pipeline,
  type PipelineSource,
} from './documents';
import { progress } from './jobStates';
import { PipelineError } from './PipelineError';
import {
  missingNeeds,
  planJobs,
  ruleContext,
  type PlanContext,
  type PlannedJob,
} from './planJobs';
import { applyRules } from './rules/applyRules';
import { expandText } from './variables/expand';
import { pipelineVariables } from './variables/predefined';

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

interface Plan {
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
  return save(env, project, request, { plan, yamlErrors }, alongside);
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

/** The project's variables that a pipeline may see. */
export function projectCiVariables(
  { store }: CodeHostEnv,
  project: Project,
  { ref, tag }: Pick<PipelineRequest, 'ref' | 'tag'>,
  environment?: string,
): CiVariable[] {
  const isProtected = !tag && project.protectedBranches.includes(ref);
  return projectVariables
    .list(store, project.id)
    .filter(variable => isProtected || !variable.protected)
    .filter(({ environment_scope: scope }) => inScope(scope, environment))
    .sort((a, b) => a.environment_scope.length - b.environment_scope.length)
    .map(({ key, value, variable_type: type, raw, masked }) => ({
      key,
      value,
      raw,
      masked,
      file: type === 'file',
    }));
}

function inScope(scope: string, environment: string | undefined): boolean {
  const pattern = scope
    .split('*')
    .map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return (
    scope === '*' ||
    (environment !== undefined && new RegExp(`^${pattern}$`).test(environment))
  );
}

function save(
  env: CodeHostEnv,
  project: Project,
  request: PipelineRequest,
  { plan, yamlErrors }: { plan?: Plan; yamlErrors: string | null },
  alongside: () => void,
): Pipeline {
  const { store, clock } = env;
  const { skip, ...facts } = request;
  const now = clock.now().toISOString();
  const isSkipped = skip && plan !== undefined;
  const pipeline = store.transaction(() => {
    const created = pipelines.create(store, project.id, {
      ...facts,
      iid: nextNumber(store, `pipeline.${project.id}`),
      projectId: project.id,
      name: plan?.name ?? null,
      status: plan ? 'created' : 'failed',
      globalVariables: plan?.globalVariables ?? [],
      yamlErrors,
      jobIds: [],
      createdAt: now,
      updatedAt: now,
      startedAt: null,
      finishedAt: plan && !isSkipped ? null : now,
    });
    const made = isSkipped ? [] : plan?.jobs ?? [];
    const jobIds = made.map(
      ({ config, ...job }) =>
        jobs.create(store, project.id, {
          ...job,
          config,
          name: config.name,
          stage: config.stage,
          projectId: project.id,
          pipelineId: created.id,
          status: 'created',
          retried: false,
          autoRetries: 0,
          userId: request.userId,
          played: false,
          failureReason: null,
          exitCode: null,
          hasArtifacts: false,
          dotenv: [],
          createdAt: now,
          queuedAt: null,
          startedAt: null,
          finishedAt: null,
        }).id,
    );
    const saved: Pipeline = {
      ...created,
      jobIds,
      status: isSkipped ? 'skipped' : created.status,
    };
    pipelines.put(store, project.id, saved);
    projects.update(store, project.id, { lastActivityAt: now });
    alongside();
    progress(env, project.id, saved.id);
    return saved;
  });
  return pipelines.get(store, project.id, pipeline.id) ?? pipeline;
}
