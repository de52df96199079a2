import { CatalogService } from '@backstage/plugin-catalog-node';
import { ConflictError, InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { authorizeInitiator } from '../authorization/authorizeInitiator';
import { GitLab } from '../codehost/GitLab';
import {
  defaultBranch,
  repositoryOf,
  withoutSlash,
} from '../codehost/repositoryOf';
import { MlopsServices } from '../mlops/MlopsServices';
import { assertPipelineName } from '../mlops/pipelineName';
import { examples } from './checkRepository.examples';

/** `ml-platform:repository:check`: whether a new repository of an ML project can have a name. */
export function createCheckRepositoryAction(
  services: MlopsServices & { catalog: CatalogService },
) {
  return createTemplateAction({
    id: 'ml-platform:repository:check',
    description:
      "Checks that a new repository of an ML project can be made: its name is right and free at the code host and in the catalog, and the owner's group exists there. Gives its addresses. Changes nothing.",
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        project: z => z.string().describe('Slug of the ML project'),
        name: z => z.string().describe('Name of the repository'),
        host: z =>
          z
            .string()
            .describe(
              'Host of the GitLab; needed only where the portal has several',
            )
            .optional(),
      },
      output: {
        host: z => z.string().describe('Host of the GitLab, with its port'),
        codeHostUrl: z => z.string().describe('Address of the GitLab'),
        path: z => z.string().describe('Group and name: forecasting/churn'),
        repoUrl: z => z.string().describe('For publish:gitlab'),
        webUrl: z => z.string().describe('Address of the repository'),
        contentsUrl: z =>
          z.string().describe("Address of the repository's files"),
      },
    },
    async handler(ctx) {
      const { project: slug, name, host } = ctx.input;
      assertPipelineName(name);
      const { project } = await authorizeInitiator(services, ctx, {
        project: slug,
        stage: 'dev',
      });
      const repository = repositoryOf(services.integrations, project, {
        name,
        host,
      });
      const { group, path, webUrl, integration } = repository;
      const gitLab = new GitLab(repository, ctx.signal);
      if (!(await gitLab.hasGroup())) {
        throw new InputError(
          `The code host ${integration.host} has no group '${group}', in which the repositories of ${project.owner} belong. Ask whoever runs it to make the group and give the portal's token the role Maintainer in it.`,
        );
      }
      if (await gitLab.hasProject()) {
        throw new ConflictError(
          `The repository ${path} exists already at ${webUrl}. Choose another name. If an earlier task made it and failed, start that task again instead: it goes on from what is there.`,
        );
      }
      const entity = await services.catalog.getEntityByRef(
        `component:default/${name}`,
        { credentials: await services.auth.getOwnServiceCredentials() },
      );
      if (entity) {
        throw new ConflictError(
          `The catalog has a component '${name}' already. Choose another name.`,
        );
      }
      ctx.logger.info(`The repository ${path} can be made at ${webUrl}.`);
      ctx.output('host', integration.host);
      ctx.output('codeHostUrl', withoutSlash(integration.baseUrl));
      ctx.output('path', path);
      ctx.output(
        'repoUrl',
        `${integration.host}?${new URLSearchParams({
          owner: group,
          repo: name,
        })}`,
      );
      ctx.output('webUrl', webUrl);
      ctx.output('contentsUrl', `${webUrl}/-/blob/${defaultBranch}`);
    },
  });
}
