import { commitFiles, FileConflict, type FileAction } from '../git/commitFiles';
import { isRefName } from '../git/Repository';
import { handlePush } from '../ci/handlePush';
import { badParameter, badRequest } from './ApiError';
import { findProject, projectUrl } from './findProject';
import type { Input } from './Input';
import { presentCommit } from './presentCommit';
import { routes } from './Route';

const actionNames = ['create', 'update', 'delete', 'move', 'chmod'] as const;

/** Commits made without a clone. */
export const commitRoutes = routes({
  'POST projects/:id/repository/commits': async request => {
    const { env, input, caller } = request;
    const project = findProject(request);
    const repository = env.repositories.of(project.id);
    const branch = input.required('branch');
    const start = input.text('start_branch') ?? input.text('start_sha');
    const isEmpty = (await repository.branches()).length === 0;
    const target = await repository.resolve(branch);
    const parent = target ?? (start && (await repository.resolve(start)));
    if (!isRefName(branch) || (!parent && !isEmpty)) {
      throw badRequest(
        'You can only create or edit files when you are on a branch',
      );
    }
    try {
      const sha = await commitFiles(repository, {
        branch,
        parent: parent || undefined,
        before: target,
        message: input.required('commit_message'),
        author: {
          name: input.text('author_name') ?? caller.name,
          email: input.text('author_email') ?? caller.email,
        },
        committer: { name: caller.name, email: caller.email },
        date: env.clock.now(),
        actions: (input.objects('actions') ?? []).map(readAction),
        allowEmpty: input.boolean('allow_empty') ?? true,
      });
      await handlePush(env, project.id, caller);
      const commit = await repository.commit(sha);
      const url = projectUrl(env.url, project);
      return { status: 201, body: presentCommit(commit, url) };
    } catch (error) {
      if (error instanceof FileConflict) {
        throw badRequest(error.message);
      }
      throw error;
    }
  },
});

function readAction(input: Input): FileAction {
  const action = input.oneOf('action', actionNames);
  if (!action) {
    throw badParameter('actions[action] is missing');
  }
  const content = input.text('content');
  const encoding =
    input.oneOf('encoding', ['text', 'base64']) === 'base64'
      ? 'base64'
      : 'utf8';
  return {
    action,
    path: input.required('file_path'),
    previousPath: input.text('previous_path'),
    content: content === undefined ? undefined : Buffer.from(content, encoding),
    executable: input.boolean('execute_filemode'),
  };
}
