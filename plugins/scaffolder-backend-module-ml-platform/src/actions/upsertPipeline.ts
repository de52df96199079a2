import { stages } from '@atelier/plugin-ml-platform-common';
import {
  assertPipelineDefinition,
  governedTags,
  identityTagKeys,
  uploadArtifacts,
  upsertPipeline,
} from '@atelier/plugin-ml-platform-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { authorizeInitiator } from '../authorization/authorizeInitiator';
import { artifactBucket } from '../mlops/artifactBucket';
import { pipelineRoleArn } from '../mlops/executionRole';
import { MlopsServices } from '../mlops/MlopsServices';
import { assertPipelineName } from '../mlops/pipelineName';
import { hubTarget, stageTarget } from '../mlops/targets';
import { readArtifacts, readWorkspaceFile } from '../mlops/workspaceFiles';
import { examples } from './upsertPipeline.examples';

/** `sagemaker:pipeline:upsert`: code into the artifact bucket, and the pipeline into a stage's account. */
export function createUpsertPipelineAction(services: MlopsServices) {
  return createTemplateAction({
    id: 'sagemaker:pipeline:upsert',
    description:
      "Uploads a pipeline's code to the artifact bucket of its SageMaker project, and creates the pipeline in the account of a stage, or updates it where it differs. The definition is checked before it is sent; the execution role is filled in by the action.",
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        project: z => z.string().describe('Slug of the ML project'),
        stage: z => z.enum(stages).describe('Stage in which the pipeline runs'),
        name: z =>
          z.string().describe('Name of the pipeline and its SageMaker project'),
        definition: z =>
          z.string().describe('Its definition: a file of the workspace'),
        code: z =>
          z
            .string()
            .describe('Folder of the workspace with its code')
            .optional(),
        data: z =>
          z
            .string()
            .describe('Folder of the workspace with its sample data')
            .optional(),
      },
      output: {
        pipelineArn: z =>
          z.string().describe('Its ARN; absent in a dry run').optional(),
        existed: z => z.boolean().describe('It was there before this task'),
        updated: z =>
          z.boolean().describe('It was there and was changed by this task'),
      },
    },
    async handler(ctx) {
      const { clients, config } = services;
      const { name, stage, code, data } = ctx.input;
      assertPipelineName(name);
      const definition = await readWorkspaceFile(
        ctx.workspacePath,
        ctx.input.definition,
      );
      assertPipelineDefinition(definition);
      const artifacts = await readArtifacts(ctx.workspacePath, name, {
        code,
        data,
      });
      const authorization = await authorizeInitiator(services, ctx, ctx.input);
      const target = stageTarget(authorization);
      const hub = hubTarget(config, authorization);
      const { accountId, region } = target;
      if (ctx.isDryRun) {
        ctx.logger.info(
          `Would upload ${artifacts
            .map(({ key }) => key)
            .join(
              ', ',
            )} and put the pipeline '${name}' into account ${accountId}, region ${region}. Nothing was changed: this is a dry run.`,
        );
        ctx.output('existed', false);
        ctx.output('updated', false);
        return;
      }

      const { project } = authorization;
      const bucket = await artifactBucket(services, hub, {
        name,
        project,
        signal: ctx.signal,
      });
      await ctx.checkpoint({
        key: `artifacts.${bucket}.${name}`,
        fn: async () => {
          const written = await uploadArtifacts(clients, hub, {
            bucket,
            artifacts,
            signal: ctx.signal,
          });
          for (const key of written) {
            ctx.logger.info(`Uploaded s3://${bucket}/${key}`);
          }
          return { written };
        },
      });
      const { pipelineArn, existed, updated } = await ctx.checkpoint({
        key: `pipeline.${accountId}.${region}.${name}`,
        fn: async () => ({
          ...(await upsertPipeline(clients, target, {
            name,
            definition,
            roleArn: pipelineRoleArn(config, target),
            tags: governedTags(config.tags, { project, stage }),
            identityTags: identityTagKeys(config.tags),
            signal: ctx.signal,
          })),
        }),
      });
      ctx.logger.info(
        `The pipeline '${name}' in account ${accountId}, region ${region} ${outcome(
          { existed, updated },
        )}.`,
      );
      ctx.output('pipelineArn', pipelineArn);
      ctx.output('existed', existed);
      ctx.output('updated', updated);
    },
  });
}

function outcome({ existed, updated }: { existed: boolean; updated: boolean }) {
  if (!existed) {
    return 'was created';
  }
  return updated ? 'was updated' : 'is as wanted already';
}
