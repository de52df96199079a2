import type { Env, Scope } from '../../aws/service';
import { sagemakerArn } from '../../aws/sagemaker/arns';
import { resourceTags } from '../../aws/sagemaker/documents';
import {
  executions,
  executionSteps,
  pipelines,
} from '../../aws/sagemaker/pipelines/documents';
import { putDefinition } from '../../aws/sagemaker/pipelines/lookUp';
import { projectTags, type SeedProject } from '../accounts';
import { seedModelGroup } from '../models';
import { seededDefinition } from '../pipelineDefinition';
import { pipelineScope, type SeedPipeline } from '../pipelineList';
import type { Random } from './Random';
import type { Scale } from './Scale';
import { scaleSteps } from './steps';

const day = 24 * 60 * 60 * 1_000;
/** How far back executions go. */
const history = 60 * day;

const models = ['daily', 'weekly', 'regional', 'backup', 'pilot'];

/**
 * The pipelines of a project with their executions, steps and registered versions. The jobs behind
 * the steps of the past are not there.
 */
export function scalePipelines(
  project: SeedProject,
  scale: Scale,
  random: Random,
  env: Env,
): void {
  for (let index = 0; index < scale.pipelinesPerProject; index++) {
    const isAuc = random.next() < 0.5;
    seedPipeline(
      {
        name: `${project.slug}-${models[index % models.length]}-${index}`,
        description: `Model ${index + 1} of ${project.slug}.`,
        project,
        objective: isAuc ? 'binary:logistic' : 'reg:squarederror',
        metric: isAuc ? 'auc' : 'r2',
        minimum: 0.7,
        executions: scale.executionsPerPipeline,
        endpoints: [],
      },
      random,
      env,
    );
  }
}

function seedPipeline(pipeline: SeedPipeline, random: Random, env: Env): void {
  const scope: Scope = pipelineScope(pipeline);
  const { name, project } = pipeline;
  const { store } = env;
  const PipelineArn = sagemakerArn(scope, `pipeline/${name}`);
  const RoleArn = `arn:aws:iam::${scope.account}:role/atelier/mlops-pipeline`;
  const definitionKey = putDefinition(
    name,
    JSON.stringify(seededDefinition(pipeline)),
    { ...scope, env },
  );
  const now = env.clock.now().getTime();
  const register = seedModelGroup(pipeline, now - history - day, env);
  const every = history / Math.max(pipeline.executions, 1);
  let lastRunAt: string | undefined;
  for (let index = 0; index < pipeline.executions; index++) {
    const started = now - history + (index + 0.5 * random.next()) * every;
    const createdAt = new Date(started).toISOString();
    lastRunAt = createdAt;
    const id = random.id(12);
    const execution = {
      PipelineArn,
      PipelineName: name,
      PipelineExecutionArn: `${PipelineArn}/execution/${id}`,
      PipelineExecutionDisplayName: `execution-${Math.round(started)}`,
      id,
      RoleArn,
      definitionKey,
      parameters: [{ Name: 'DataVersion', Value: `day-${index}` }],
      retries: 0,
      createdAt,
    };
    const { steps, status, endedAt, failureReason } = scaleSteps(
      execution,
      scope,
      random,
      (at, modelData, score) =>
        register({
          execution: {
            ...execution,
            PipelineExecutionStatus: 'Succeeded',
            modifiedAt: createdAt,
          },
          at,
          modelData,
          score,
        }),
    );
    const key = `${name}/${id}`;
    store.put(executionSteps, scope, key, steps);
    store.put(executions, scope, key, {
      ...execution,
      PipelineExecutionStatus: status,
      FailureReason: failureReason,
      modifiedAt: endedAt,
    });
  }
  const createdAt = new Date(now - history - day).toISOString();
  store.put(pipelines, scope, name, {
    PipelineArn,
    PipelineName: name,
    PipelineDisplayName: name,
    PipelineDescription: pipeline.description,
    RoleArn,
    PipelineStatus: 'Active',
    definitionKey,
    createdAt,
    modifiedAt: createdAt,
    lastRunAt,
  });
  store.put(resourceTags, scope, PipelineArn, projectTags(project, 'dev'));
}
