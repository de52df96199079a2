import type { CodeHostEnv } from '../../CodeHostEnv';
import { projectVariables, type Project } from '../../projects';
import type { CiVariable } from '../documents';

/** The project's variables that a pipeline may see. */
export function projectCiVariables(
  { store }: CodeHostEnv,
  project: Project,
  { ref, tag }: { ref: string; tag: boolean },
  environment?: string,
): CiVariable[] {
  const isProtected = !tag && project.protectedBranches.includes(ref);
  return projectVariables
    .list(store, project.id)
    .filter(variable => isProtected || !variable.protected)
    .filter(({ environment_scope: scope }) => inScope(scope, environment))
    .sort((a, b) => a.environment_scope.length - b.environment_scope.length)
    .map(({ key, value, variable_type: type, raw, masked }) => ({
      key,
      value,
      raw,
      masked,
      file: type === 'file',
    }));
}

function inScope(scope: string, environment: string | undefined): boolean {
  const pattern = scope
    .split('*')
    .map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return (
    scope === '*' ||
    (environment !== undefined && new RegExp(`^${pattern}$`).test(environment))
  );
}
