import type { Env } from '../aws/service';
import { sagemakerArn } from '../aws/sagemaker/arns';
import { resourceTags } from '../aws/sagemaker/documents';
import { resolveParameters } from '../aws/sagemaker/pipelines/definition/parameters';
import type { PipelineDefinition } from '../aws/sagemaker/pipelines/definition/types';
import {
  executions,
  executionSteps,
  pipelines,
  type ExecutionDocument,
  type StepDocument,
} from '../aws/sagemaker/pipelines/documents';
import { putDefinition } from '../aws/sagemaker/pipelines/lookUp';
import { projectTags } from './accounts';
import { seedModelGroup, seedEndpoints } from './models';
import { roleArn, seededDefinition } from './pipelineDefinition';
import {
  pipelineScope,
  seedPipelineList,
  type SeedPipeline,
} from './pipelineList';
import { outcomeOf, type Outcome } from './pipelineOutcomes';
import { PipelineRun } from './pipelineRun';
import { idOf, randomOf } from './random';
import type { Seed } from './Seed';

const hour = 3_600_000;
const day = 24 * hour;
/** How far back the executions go. */
const history = 42 * day;
/** Of so many of the newest executions the logs are kept; of failed ones always. */
const withLogs = 4;

/** Pipelines with weeks of executions, the models they registered and the endpoints of those. */
export const seedPipelines: Seed = env => {
  seedPipelineList.forEach(pipeline => seedPipeline(pipeline, env));
};

function seedPipeline(pipeline: SeedPipeline, env: Env): void {
  const scope = pipelineScope(pipeline);
  const { name } = pipeline;
  const PipelineArn = sagemakerArn(scope, `pipeline/${name}`);
  const definition = seededDefinition(pipeline);
  const definitionKey = putDefinition(name, JSON.stringify(definition), {
    ...scope,
    env,
  });
  const now = env.clock.now().getTime();
  const register = seedModelGroup(pipeline, now - history - day, env);
  const earlier: StepDocument[] = [];
  let lastRunAt = '';
  for (let index = 0; index < pipeline.executions; index++) {
    const execution = newExecution(pipeline, index, definition, now, {
      PipelineArn,
      definitionKey,
    });
    const run = new PipelineRun(
      pipeline,
      definition,
      execution,
      outcomeOf(name, index, pipeline.executions),
      earlier,
      (at, modelData, score) => register({ execution, at, modelData, score }),
      env,
      index >= pipeline.executions - withLogs,
    );
    const ended = run.play();
    lastRunAt = execution.createdAt;
    const key = `${name}/${execution.id}`;
    env.store.put(executionSteps, scope, key, run.steps);
    env.store.put(executions, scope, key, {
      ...execution,
      ...endOf(run.steps),
      modifiedAt: ended.toISOString(),
    });
    earlier.unshift(
      ...run.steps
        .filter(step => step.status === 'Succeeded' && !step.cachedFrom)
        .map(step => ({ ...step, cachedFrom: execution.PipelineExecutionArn })),
    );
  }
  const createdAt = new Date(now - history - day).toISOString();
  env.store.put(pipelines, scope, name, {
    PipelineArn,
    PipelineName: name,
    PipelineDisplayName: name,
    PipelineDescription: pipeline.description,
    RoleArn: roleArn(pipeline),
    PipelineStatus: 'Active',
    definitionKey,
    createdAt,
    modifiedAt: createdAt,
    lastRunAt,
    createdBy: deployer(scope.account),
    modifiedBy: deployer(scope.account),
  });
  env.store.put(
    resourceTags,
    scope,
    PipelineArn,
    projectTags(pipeline.project, 'dev'),
  );
  seedEndpoints(pipeline, env);
}

function newExecution(
  { name, executions: count, project, ...pipeline }: SeedPipeline,
  index: number,
  definition: PipelineDefinition,
  now: number,
  of: Pick<ExecutionDocument, 'PipelineArn' | 'definitionKey'>,
): ExecutionDocument {
  const scope = pipelineScope({
    name,
    executions: count,
    project,
    ...pipeline,
  });
  const id = idOf(`${name}/execution/${index}`, 12);
  const step = history / count;
  const jitter = 0.6 * step * randomOf(`${name}/${index}/start`);
  const started = now - (count - index) * step + jitter;
  const createdAt = new Date(started).toISOString();
  const outcome = outcomeOf(name, index, count);
  const week = Math.floor((started - now + history) / (7 * day));
  // New data, so that nothing of it is in the cache.
  const suffix = outcome === 'data' ? `-export-${index}` : '';
  const RoleArn = `arn:aws:iam::${scope.account}:role/atelier/mlops-pipeline`;
  return {
    ...of,
    PipelineName: name,
    PipelineExecutionArn: `${of.PipelineArn}/execution/${id}`,
    PipelineExecutionDisplayName: `execution-${Math.round(started)}`,
    PipelineExecutionStatus: 'Succeeded',
    id,
    RoleArn,
    parameters: resolveParameters(definition, [
      { Name: 'DataVersion', Value: `week-${week}${suffix}` },
      ...tuning(outcome),
    ]),
    retries: 0,
    createdAt,
    modifiedAt: createdAt,
    createdBy: deployer(scope.account),
  };
}

/** What someone set wrong before the executions that went wrong. */
function tuning(outcome: Outcome) {
  switch (outcome) {
    case 'hyperparameter':
      return [{ Name: 'LearningRate', Value: '2.0' }];
    case 'weak':
      return [
        { Name: 'Rounds', Value: '3' },
        { Name: 'LearningRate', Value: '0.9' },
      ];
    default:
      return [];
  }
}

function endOf(
  steps: StepDocument[],
): Pick<ExecutionDocument, 'PipelineExecutionStatus' | 'FailureReason'> {
  if (steps.some(({ status }) => status === 'Failed')) {
    return {
      PipelineExecutionStatus: 'Failed',
      FailureReason: 'Step failure: One or multiple steps failed.',
    };
  }
  return {
    PipelineExecutionStatus: steps.some(({ status }) => status === 'Stopped')
      ? 'Stopped'
      : 'Succeeded',
  };
}

function deployer(account: string) {
  return {
    IamIdentity: {
      Arn: `arn:aws:sts::${account}:assumed-role/mlops-deploy/ci`,
      PrincipalId: `AROA${idOf(
        `${account}/mlops-deploy`,
        17,
      ).toUpperCase()}:ci`,
    },
  };
}
