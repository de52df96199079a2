import { PortalApi } from '../support/PortalApi';
import { signIn } from '../support/signIn';
import { waitFor } from './waitFor';

/** Where the test's profile is made. */
export const place = {
  project: 'demand-forecast',
  stage: 'dev',
  accountId: '201000000011',
  region: 'eu-west-1',
};

const template = {
  ref: 'template:default/studio-user-profile',
  path: 'catalog/entities/by-name/template/default/studio-user-profile',
};

/** Signs in as the data scientist, when the catalog knows the person. */
export async function signInWhenKnown(url: string): Promise<PortalApi> {
  return waitFor(
    'the sign-in',
    async () => new PortalApi(url, await signIn(url, 'data-scientist')),
  );
}

/** Starts the golden path, when the catalog has it. */
export async function startLaunch(api: PortalApi): Promise<string> {
  await waitFor('the template', () => api.request('GET', template.path));
  return api.startTask(template.ref, {
    project: place.project,
    stage: place.stage,
    persona: 'data-scientist',
  });
}

/** Waits until the task has ended well, and gives what it says; throws with its log when it ended otherwise. */
export async function completeLaunch(
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
