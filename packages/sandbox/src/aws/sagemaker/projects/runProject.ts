import { AwsError } from '../../errors';
import { isTransient } from '../../isTransient';
import type { Env, Scope } from '../../service';
import { projects, type ProjectDocument } from './documents';
import { isChanging } from './lookUp';
import { projectProduct } from './projectProduct';
import { projectStack } from './projectStack';
import { results, type Changes } from './results';

/** Timer of a project's next look at Service Catalog or CloudFormation. */
export const projectTimer = 'sagemaker.project';

/** Time between two looks, at speed 1. */
const lookMs = 5_000;

interface ProjectPlace extends Scope {
  name: string;
}

export function runProjectLater(
  name: string,
  { account, region }: Scope,
  env: Env,
): void {
  const payload: ProjectPlace = { account, region, name };
  env.timers.schedule({ name: projectTimer, inMs: lookMs, payload });
}

/** Asks for a project's change once, then follows it to the end. */
export async function runProject(
  { name, ...scope }: ProjectPlace,
  env: Env,
): Promise<void> {
  const project = env.store.get(projects, scope, name);
  if (!project || !isChanging(project)) {
    return;
  }
  const changes = await stepOf(project, scope, env);
  env.store.transaction(() => {
    const next = { ...project, ...changes };
    env.store.put(projects, scope, name, {
      ...next,
      modifiedAt: env.clock.now().toISOString(),
    });
    if (isChanging(next)) {
      runProjectLater(name, scope, env);
    }
  });
}

async function stepOf(
  project: ProjectDocument,
  scope: Scope,
  env: Env,
): Promise<Changes> {
  const { ask, follow } = project.template ? projectStack : projectProduct;
  try {
    return await (project.recordId ? follow : ask)(project, scope, env);
  } catch (error) {
    if (!(error instanceof AwsError)) {
      throw error;
    }
    return isTransient(error)
      ? {}
      : {
          ProjectStatus: results[project.ProjectStatus]?.failed,
          statusMessage: `${error.code}: ${error.message}`,
        };
  }
}
