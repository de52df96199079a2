import { stages } from '@atelier/plugin-ml-platform-common';
import {
  governedTags,
  MlPlatformConfig,
} from '@atelier/plugin-ml-platform-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  AuthorizationServices,
  authorizeInitiator,
} from '../authorization/authorizeInitiator';
import { choosePersona } from '../authorization/choosePersona';
import { isUsable } from '../mlops/planProject';
import { examples } from './resolveProject.examples';

/** `ml-platform:project:resolve`: from an ML project and a stage to the account behind them. */
export function createResolveProjectAction(
  services: AuthorizationServices & { config: MlPlatformConfig },
) {
  return createTemplateAction({
    id: 'ml-platform:project:resolve',
    description:
      'Checks that the person who started the task may provision in a stage of an ML project, and gives its account, region, owner and cost centre. Changes nothing.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        project: z => z.string().describe('Slug of the ML project'),
        stage: z => z.enum(stages).describe('Stage: dev, preprod or prod'),
        persona: z =>
          z
            .string()
            .describe('Persona id; refused if it may not be used in the stage')
            .optional(),
      },
      output: {
        accountId: z => z.string().describe('AWS account id, 12 digits'),
        region: z =>
          z.string().describe('First region of the ML project in the account'),
        owner: z => z.string().describe('Entity ref of the owner group'),
        costCenter: z => z.string().describe('Cost centre that pays'),
        consoleUrl: z => z.string().describe('The account in the AWS console'),
        partition: z => z.string().describe('AWS partition, such as aws'),
        hubAccountId: z =>
          z.string().describe('Account of what the ML projects share'),
        accounts: z =>
          z
            .record(z.string())
            .describe('Account id by stage; only the stages it has'),
        tags: z =>
          z
            .record(z.string())
            .describe(
              'Tags of what belongs to the ML project, without a stage',
            ),
      },
    },
    async handler(ctx) {
      const { project: slug, stage, persona } = ctx.input;
      const { project, account } = await authorizeInitiator(services, ctx, {
        project: slug,
        stage,
      });
      if (persona !== undefined) {
        choosePersona(services.config, persona, stage);
      }
      ctx.logger.info(
        `The stage ${stage} of ${project.slug} is account ${account.accountId} (${account.name}), owned by ${project.owner}, paid by ${project.costCenter}.`,
      );
      ctx.output('accountId', account.accountId);
      ctx.output('region', account.regions[0]);
      ctx.output('owner', project.owner);
      ctx.output('costCenter', project.costCenter);
      ctx.output('consoleUrl', account.consoleUrl);
      ctx.output('partition', services.config.partition);
      ctx.output('hubAccountId', services.config.sharedServicesAccountId);
      ctx.output(
        'accounts',
        Object.fromEntries(
          project.accounts
            .filter(one => isUsable(one, one.stage))
            .map(one => [one.stage, one.accountId]),
        ),
      );
      ctx.output(
        'tags',
        Object.fromEntries(
          governedTags(services.config.tags, { project }).map(
            ({ Key, Value }) => [Key, Value],
          ),
        ),
      );
    },
  });
}
