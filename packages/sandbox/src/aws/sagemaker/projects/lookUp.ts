import { validationException } from '../errors';
import type { Caller } from '../lookUp';
import { projects, type ProjectDocument } from './documents';

/** The project of that name. Throws ValidationException. */
export function getProject(name: string, caller: Caller): ProjectDocument {
  const found = caller.env.store.get(projects, caller, name);
  if (!found) {
    throw validationException(`Project ${name} does not exist.`);
  }
  return found;
}

/** Whether a change of the project runs. */
export function isChanging({ ProjectStatus }: ProjectDocument): boolean {
  return ProjectStatus === 'Pending' || ProjectStatus.endsWith('InProgress');
}
