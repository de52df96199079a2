import type { CodeHostEnv } from './CodeHostEnv';
import { activeJobs, jobs, pipelines } from './ci/documents';
import { members, projects, projectVariables, triggers } from './projects';

/** Deletes a project with its repository, its CI and the logs of its jobs. */
export async function deleteProject(
  env: CodeHostEnv,
  projectId: number,
): Promise<void> {
  const { store, traces, repositories } = env;
  const all = jobs.list(store, projectId);
  store.transaction(() => {
    projects.delete(store, projectId);
    for (const { id } of all) {
      activeJobs.delete(store, 0, id);
    }
    for (const family of [
      jobs,
      pipelines,
      projectVariables,
      triggers,
      members,
    ]) {
      family.deleteAll(store, projectId);
    }
  });
  env.onJobs();
  repositories.delete(projectId);
  await Promise.all(all.map(({ id }) => traces.delete(id)));
}
