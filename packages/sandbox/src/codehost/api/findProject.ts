import { fullPath, projects, type Project } from '../projects';
import { notFound } from './ApiError';
import type { ApiRequest } from './Route';

/** The project in the address, where the caller may see it. */
export function findProject({ env, params, caller }: ApiRequest): Project {
  const project = projects.find(env.store, params.id);
  if (!project || !caller.groups.includes(project.group)) {
    throw notFound('Project');
  }
  return project;
}

/** Where a project's page is. */
export function projectUrl(baseUrl: string, project: Project): string {
  return `${baseUrl}/${fullPath(project)}`;
}
