import {
  ML_PROJECT_CHANGED_TOPIC,
  MlProjectChangedEvent,
  stages,
} from '@atelier/plugin-ml-platform-common';
import { provisionedProductConsoleUrl } from '@atelier/plugin-ml-platform-node';
import { EventsService } from '@backstage/plugin-events-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  AuthorizationServices,
  authorizeInitiator,
} from '../authorization/authorizeInitiator';
import { describePlan } from '../launch/describePlan';
import { launch } from '../launch/launch';
import { LaunchServices } from '../launch/LaunchServices';
import { planLaunch } from '../launch/planLaunch';
import { examples } from './launchProduct.examples';

/** `servicecatalog:product:launch`: a Service Catalog product in an ML project's account. */
export function createLaunchProductAction(
  services: AuthorizationServices & LaunchServices & { events: EventsService },
) {
  return createTemplateAction({
    id: 'servicecatalog:product:launch',
    description:
      'Launches a Service Catalog product in the account of an ML project and waits until it is there. What exists already is given back, and updated where it differs. Execution role, Studio domain, profile name and tags are filled in by the action.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        project: z => z.string().describe('Slug of the ML project'),
        stage: z => z.enum(stages).describe('Stage: dev, preprod or prod'),
        product: z => z.string().describe('Name or id of the product'),
        version: z =>
          z
            .string()
            .describe('Name or id of the version; default: the newest')
            .optional(),
        region: z =>
          z
            .string()
            .describe('One of the ML project; default: its first')
            .optional(),
        persona: z =>
          z
            .string()
            .describe('Persona id; decides on the execution role')
            .optional(),
        profileName: z =>
          z
            .string()
            .describe(
              'Name of the Studio profile; default: from the name of the person who started the task',
            )
            .optional(),
        domainId: z =>
          z
            .string()
            .describe(
              'Studio domain; needed only where the ML project has several in the account and region',
            )
            .optional(),
        parameters: z =>
          z
            .record(z.string())
            .describe(
              "The product's other parameters. Roles, domain and profile name cannot be given here",
            )
            .optional(),
      },
      output: {
        provisionedProductId: z =>
          z
            .string()
            .describe('Id of the provisioned product; absent in a dry run')
            .optional(),
        existed: z => z.boolean().describe('It was there before this task'),
        updated: z =>
          z.boolean().describe('It was there and was changed by this task'),
        outputs: z => z.record(z.string()).describe('Outputs of the product'),
      },
    },
    async handler(ctx) {
      const { config, events } = services;
      const authorization = await authorizeInitiator(services, ctx, ctx.input);
      const plan = await planLaunch(
        services,
        authorization,
        ctx.input,
        ctx.signal,
      );
      if (ctx.isDryRun) {
        ctx.logger.info(describePlan(plan));
        ctx.output('existed', false);
        ctx.output('updated', false);
        ctx.output('outputs', plan.parameters);
        return;
      }

      const { accountId, region } = plan.target;
      ctx.logger.info(
        `Launching the product '${plan.product.name}' (version ${plan.product.version}) in account ${accountId}, region ${region}. AWS console of the account: ${authorization.account.consoleUrl}`,
      );
      const ensured = await launch(services, ctx, plan);
      const consoleUrl = provisionedProductConsoleUrl(config.partition, {
        region,
        provisionedProductId: ensured.provisionedProductId,
      });
      ctx.logger.info(`${outcome(ensured)} In the AWS console: ${consoleUrl}`);
      if (!ensured.existed || ensured.updated) {
        const eventPayload: MlProjectChangedEvent = {
          project: authorization.project.slug,
          accountId,
          region,
        };
        await events.publish({ topic: ML_PROJECT_CHANGED_TOPIC, eventPayload });
      }
      ctx.output('provisionedProductId', ensured.provisionedProductId);
      ctx.output('existed', ensured.existed);
      ctx.output('updated', ensured.updated);
      ctx.output('outputs', ensured.outputs);
    },
  });
}

function outcome(ensured: { existed: boolean; updated: boolean }): string {
  if (!ensured.existed) {
    return 'Launched.';
  }
  return ensured.updated
    ? 'It existed already and was updated.'
    : 'It existed already, just as asked for. Nothing was changed.';
}
