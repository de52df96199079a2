import {
  EnsuredSageMakerProject,
  ensureSageMakerProject,
  provisionedProductConsoleUrl,
} from '@atelier/plugin-ml-platform-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { authorizeInitiator } from '../authorization/authorizeInitiator';
import { GitLab } from '../codehost/GitLab';
import { Repository, repositoryOf } from '../codehost/repositoryOf';
import { createStatusLog } from '../launch/createStatusLog';
import { MlopsServices } from '../mlops/MlopsServices';
import { assertPipelineName } from '../mlops/pipelineName';
import {
  planProject,
  ProjectPlan,
  triggerTokenParameter,
} from '../mlops/planProject';
import { TaskContext } from '../TaskContext';
import { examples } from './ensureSageMakerProject.examples';

/** `sagemaker:project:ensure`: the SageMaker project of a repository, in the hub. */
export function createEnsureSageMakerProjectAction(services: MlopsServices) {
  return createTemplateAction({
    id: 'sagemaker:project:ensure',
    description:
      "Makes the SageMaker project of an ML project's repository in the hub, from a Service Catalog product, and waits until it is there. What exists already is given back, and updated where it differs. Accounts, repository, identity provider and the trigger token of CI are filled in by the action.",
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        project: z => z.string().describe('Slug of the ML project'),
        name: z =>
          z
            .string()
            .describe('Name of the SageMaker project and the repository'),
        product: z => z.string().describe('Name or id of the product'),
        host: z =>
          z
            .string()
            .describe(
              'Host of the GitLab; needed only where the portal has several',
            )
            .optional(),
      },
      output: {
        projectId: z =>
          z
            .string()
            .describe('Id of the SageMaker project; absent in a dry run')
            .optional(),
        consoleUrl: z =>
          z
            .string()
            .describe(
              'Its provisioned product in the AWS console; absent in a dry run',
            )
            .optional(),
        existed: z => z.boolean().describe('It was there before this task'),
        updated: z =>
          z.boolean().describe('It was there and was changed by this task'),
        outputs: z => z.record(z.string()).describe('Outputs of the product'),
      },
    },
    async handler(ctx) {
      const { config, integrations } = services;
      const { name, product, host } = ctx.input;
      assertPipelineName(name);
      const authorization = await authorizeInitiator(services, ctx, {
        project: ctx.input.project,
        stage: 'dev',
      });
      const repository = repositoryOf(integrations, authorization.project, {
        name,
        host,
      });
      const plan = await planProject(
        services,
        authorization,
        { name, product, repository },
        ctx.signal,
      );
      if (ctx.isDryRun) {
        ctx.logger.info(describe(plan));
        ctx.output('existed', false);
        ctx.output('updated', false);
        ctx.output('outputs', {});
        return;
      }
      const { accountId, region } = plan.target;
      ctx.logger.info(
        `Making the SageMaker project '${name}' in the hub (account ${accountId}, region ${region}) from the product '${plan.product.name}' (version ${plan.product.version}).`,
      );
      const ensured = await ensure(services, ctx, plan, repository);
      const consoleUrl = provisionedProductConsoleUrl(config.partition, {
        region,
        provisionedProductId: ensured.provisionedProductId,
      });
      ctx.logger.info(`It is there. In the AWS console: ${consoleUrl}`);
      ctx.output('projectId', ensured.projectId);
      ctx.output('consoleUrl', consoleUrl);
      ctx.output('existed', ensured.existed);
      ctx.output('updated', ensured.updated);
      ctx.output('outputs', ensured.outputs);
    },
  });
}

function ensure(
  { clients }: MlopsServices,
  context: TaskContext,
  plan: ProjectPlan,
  repository: Repository,
): Promise<EnsuredSageMakerProject> {
  const { target, name } = plan;
  return context.checkpoint({
    key: `sagemaker-project.${target.accountId}.${target.region}.${name}`,
    // The token goes from the code host to AWS and is kept nowhere: what a checkpoint returns is stored for good.
    fn: async () => {
      const gitLab = new GitLab(repository, context.signal);
      const { token, isNew } = await gitLab.ensureTrigger(
        `Approved model versions of ${name}`,
      );
      const ensured = await ensureSageMakerProject(clients, target, {
        ...plan,
        secrets: { [triggerTokenParameter]: token },
        secretsAreNew: isNew,
        signal: context.signal,
        onProgress: createStatusLog(context.logger, 'SageMaker project'),
      });
      return { ...ensured };
    },
  });
}

function describe({ target, name, product, parameters, tags }: ProjectPlan) {
  return [
    `Would make the SageMaker project '${name}' in account ${target.accountId}, region ${target.region}, from the product '${product.name}' (version ${product.version}).`,
    'Parameters, all accepted by the product:',
    ...Object.entries(parameters).map(([key, value]) => `  ${key} = ${value}`),
    `  ${triggerTokenParameter} = (a trigger token of the repository)`,
    'Tags:',
    ...tags.map(({ Key, Value }) => `  ${Key} = ${Value}`),
    'Nothing was made: this is a dry run.',
  ].join('\n');
}
