import { stages } from '@atelier/plugin-ml-platform-common';
import {
  assertPipelineDefinition,
  findOwnPipeline,
  findSageMakerProject,
  governedTags,
  identityTagKeys,
  tagValue,
} from '@atelier/plugin-ml-platform-node';
import { ConflictError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { authorizeInitiator } from '../authorization/authorizeInitiator';
import { repositoryOf } from '../codehost/repositoryOf';
import { MlopsServices } from '../mlops/MlopsServices';
import { assertPipelineName } from '../mlops/pipelineName';
import { planProject } from '../mlops/planProject';
import { stageTarget } from '../mlops/targets';
import { readWorkspaceFile } from '../mlops/workspaceFiles';
import { examples } from './checkPipeline.examples';

/** `sagemaker:pipeline:check`: whether AWS would let a new pipeline and its SageMaker project be made. */
export function createCheckPipelineAction(services: MlopsServices) {
  return createTemplateAction({
    id: 'sagemaker:pipeline:check',
    description:
      'Checks that a new pipeline can be made: its definition is one that SageMaker accepts, its name is free in the account, and the SageMaker project behind it can be made in the hub. Changes nothing.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        project: z => z.string().describe('Slug of the ML project'),
        stage: z => z.enum(stages).describe('Stage in which the pipeline runs'),
        name: z => z.string().describe('Name of the pipeline'),
        definition: z =>
          z.string().describe('Its definition: a file of the workspace'),
        product: z =>
          z
            .string()
            .describe('Name or id of the product of the SageMaker project'),
        host: z =>
          z
            .string()
            .describe(
              'Host of the GitLab; needed only where the portal has several',
            )
            .optional(),
      },
    },
    async handler(ctx) {
      const { clients, config, integrations } = services;
      const { name, product, host } = ctx.input;
      assertPipelineName(name);
      assertPipelineDefinition(
        await readWorkspaceFile(ctx.workspacePath, ctx.input.definition),
      );
      const authorization = await authorizeInitiator(services, ctx, ctx.input);
      const { project } = authorization;
      const plan = await planProject(
        services,
        authorization,
        {
          name,
          product,
          repository: repositoryOf(integrations, project, { name, host }),
        },
        ctx.signal,
      );
      const hub = plan.target;
      const taken = await findSageMakerProject(clients, hub, name, ctx);
      if (taken) {
        const owner = tagValue(taken.tags, config.tags.project);
        throw new ConflictError(
          `The SageMaker project '${name}' exists already in account ${
            hub.accountId
          }, region ${hub.region}; it belongs to ${
            owner ? `the ML project '${owner}'` : 'no ML project'
          }. Choose another name.`,
        );
      }
      const target = stageTarget(authorization);
      const found = await findOwnPipeline(clients, target, {
        name,
        tags: governedTags(config.tags, { project, stage: ctx.input.stage }),
        identityTags: identityTagKeys(config.tags),
        signal: ctx.signal,
      });
      if (found) {
        throw new ConflictError(
          `The ML project '${project.slug}' has a pipeline '${name}' already in account ${target.accountId}, region ${target.region}. Choose another name.`,
        );
      }
      ctx.logger.info(
        `SageMaker accepts the definition, and the name '${name}' is free in account ${target.accountId} and in the hub (account ${hub.accountId}), region ${target.region}.`,
      );
    },
  });
}
