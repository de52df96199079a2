import { cp } from 'node:fs/promises';
import {
  resolveSafeChildPath,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import {
  createTemplateAction,
  initRepoAndPush,
} from '@backstage/plugin-scaffolder-node';
import { authorizeInitiator } from '../authorization/authorizeInitiator';
import { GitLab } from '../codehost/GitLab';
import {
  defaultBranch,
  Repository,
  repositoryOf,
} from '../codehost/repositoryOf';
import { MlopsServices } from '../mlops/MlopsServices';
import { examples } from './pushRepository.examples';

/** `ml-platform:repository:push`: the first commit of an empty repository. */
export function createPushRepositoryAction(
  services: MlopsServices & { rootConfig: RootConfigService },
) {
  return createTemplateAction({
    id: 'ml-platform:repository:push',
    description:
      "Pushes a folder of the workspace as the first commit of an ML project's empty repository. If this task has pushed it already, nothing is done; a repository with other commits is refused.",
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        project: z => z.string().describe('Slug of the ML project'),
        name: z => z.string().describe('Name of the repository'),
        sourcePath: z => z.string().describe('Folder of the workspace'),
        message: z => z.string().describe('Commit message'),
        host: z =>
          z
            .string()
            .describe(
              'Host of the GitLab; needed only where the portal has several',
            )
            .optional(),
      },
      output: {
        commitHash: z =>
          z
            .string()
            .describe('Id of the commit; absent in a dry run')
            .optional(),
      },
    },
    async handler(ctx) {
      const { integrations, rootConfig } = services;
      const { project: slug, name, host, sourcePath, message } = ctx.input;
      const { project } = await authorizeInitiator(services, ctx, {
        project: slug,
        stage: 'dev',
      });
      const repository = repositoryOf(integrations, project, { name, host });
      const source = resolveSafeChildPath(ctx.workspacePath, sourcePath);
      if (ctx.isDryRun) {
        ctx.logger.info(
          `Would push '${sourcePath}' to ${repository.webUrl}. Nothing was pushed: this is a dry run.`,
        );
        return;
      }
      // By it a task that starts again knows the commit it made itself.
      const mark = `Scaffolder-Task: ${ctx.task.id}`;
      const gitLab = new GitLab(repository, ctx.signal);
      const { commitHash } = await ctx.checkpoint({
        key: `push.${repository.integration.host}.${repository.path}`,
        fn: async () => {
          const pushed = await findPushed(gitLab, repository, mark);
          if (pushed) {
            return { commitHash: pushed };
          }
          // A copy: what an interrupted run has left of its own .git would go along.
          const dir = await ctx.createTemporaryDirectory();
          await cp(source, dir, { recursive: true });
          try {
            return await initRepoAndPush({
              dir,
              remoteUrl: `${repository.webUrl}.git`,
              defaultBranch,
              auth: {
                username: 'oauth2',
                password: repository.integration.token ?? '',
              },
              logger: ctx.logger,
              commitMessage: `${message}\n\n${mark}`,
              gitAuthorInfo: {
                name: rootConfig.getOptionalString(
                  'scaffolder.defaultAuthor.name',
                ),
                email: rootConfig.getOptionalString(
                  'scaffolder.defaultAuthor.email',
                ),
              },
            });
          } catch (error) {
            // Another run of this task may have been faster.
            const other = await findPushed(gitLab, repository, mark);
            if (other) {
              return { commitHash: other };
            }
            throw error;
          }
        },
      });
      ctx.logger.info(`The code is at ${repository.webUrl} (${commitHash}).`);
      ctx.output('commitHash', commitHash);
    },
  });
}

async function findPushed(
  gitLab: GitLab,
  { path, webUrl }: Repository,
  mark: string,
): Promise<string | undefined> {
  const { exists, commitId } = await gitLab.readBranch(defaultBranch, mark);
  if (exists && commitId === undefined) {
    throw new ConflictError(
      `The repository ${path} has commits that this task did not make, so nothing is pushed over them. Look at ${webUrl}, and start the template again with another name.`,
    );
  }
  return commitId;
}
