import { PortalApi } from '../support/PortalApi';
import { signIn } from '../support/signIn';
import { waitFor } from './waitFor';

/** Signs in, when the catalog knows the person. */
export async function signInWhenKnown(
  url: string,
  person: string,
): Promise<PortalApi> {
  return waitFor(
    'the sign-in',
    async () => new PortalApi(url, await signIn(url, person)),
  );
}

/** Starts a template, when the catalog has it, and gives the task's id. */
export async function startTemplate(
  api: PortalApi,
  name: string,
  values: Record<string, string>,
): Promise<string> {
  await waitFor('the template', () =>
    api.request('GET', `catalog/entities/by-name/template/default/${name}`),
  );
  return api.startTask(`template:default/${name}`, values);
}

/** Waits until the task has ended well, and gives what it says; throws with its log when it ended otherwise. */
export async function completeTask(
  api: PortalApi,
  taskId: string,
): Promise<string[]> {
  const status = await waitFor(`the end of task ${taskId}`, async () => {
    const task = await api.getTask(taskId);
    return ['open', 'processing'].includes(task.status)
      ? undefined
      : task.status;
  });
  if (status !== 'completed') {
    const log = await api.getTaskLog(taskId);
    throw new Error(`Task ${taskId} ended as ${status}:\n${log.join('\n')}`);
  }
  return api.getTaskResult(taskId);
}
