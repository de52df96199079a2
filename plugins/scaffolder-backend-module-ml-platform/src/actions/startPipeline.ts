import { createHash } from 'node:crypto';
import {
  ML_PROJECT_CHANGED_TOPIC,
  MlProjectChangedEvent,
  stages,
} from '@atelier/plugin-ml-platform-common';
import {
  findOwnPipeline,
  governedTags,
  identityTagKeys,
  startPipeline,
} from '@atelier/plugin-ml-platform-node';
import { NotFoundError } from '@backstage/errors';
import { EventsService } from '@backstage/plugin-events-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { authorizeInitiator } from '../authorization/authorizeInitiator';
import { MlopsServices } from '../mlops/MlopsServices';
import { stageTarget } from '../mlops/targets';
import { examples } from './startPipeline.examples';

/** `sagemaker:pipeline:start`: one execution of a pipeline. */
export function createStartPipelineAction(
  services: MlopsServices & { events: EventsService },
) {
  return createTemplateAction({
    id: 'sagemaker:pipeline:start',
    description:
      'Starts one execution of a pipeline of the ML project, and does not wait for its end. However often the step runs again, it is one execution.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        project: z => z.string().describe('Slug of the ML project'),
        stage: z => z.enum(stages).describe('Stage in which the pipeline runs'),
        name: z => z.string().describe('Name of the pipeline'),
      },
      output: {
        executionArn: z =>
          z
            .string()
            .describe('ARN of the execution; absent in a dry run')
            .optional(),
      },
    },
    async handler(ctx) {
      const { clients, config, events } = services;
      const { name, stage } = ctx.input;
      const authorization = await authorizeInitiator(services, ctx, ctx.input);
      const { project } = authorization;
      const target = stageTarget(authorization);
      const { accountId, region } = target;
      if (ctx.isDryRun) {
        ctx.logger.info(
          `Would start the pipeline '${name}' in account ${accountId}, region ${region}. Nothing was started: this is a dry run.`,
        );
        return;
      }
      const found = await findOwnPipeline(clients, target, {
        name,
        tags: governedTags(config.tags, { project, stage }),
        identityTags: identityTagKeys(config.tags),
        signal: ctx.signal,
      });
      if (!found) {
        throw new NotFoundError(
          `There is no pipeline '${name}' in account ${accountId}, region ${region}. Make it with the action sagemaker:pipeline:upsert first.`,
        );
      }
      const key = `execution.${accountId}.${region}.${name}`;
      const { arn } = await ctx.checkpoint({
        key,
        fn: async () => ({
          arn: await startPipeline(clients, target, {
            pipeline: name,
            requestToken: createHash('sha256')
              .update(JSON.stringify([ctx.task.id, ctx.step?.id ?? '', key]))
              .digest('hex'),
          }),
        }),
      });
      ctx.logger.info(
        `Started the pipeline '${name}' in account ${accountId}, region ${region}: ${arn}`,
      );
      const eventPayload: MlProjectChangedEvent = {
        project: project.slug,
        accountId,
        region,
      };
      await events.publish({ topic: ML_PROJECT_CHANGED_TOPIC, eventPayload });
      ctx.output('executionArn', arn);
    },
  });
}
