import {
  mlProjectProvisionPermission,
  MlAccount,
  MlProject,
  Stage,
} from '@atelier/plugin-ml-platform-common';
import {
  AccountDirectory,
  ProjectMembership,
} from '@atelier/plugin-ml-platform-node';
import { AuthService, PermissionsService } from '@backstage/backend-plugin-api';
import { NotAllowedError, ResponseError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { TaskContext } from '../TaskContext';
import { accountOfStage } from './accountOfStage';

/** What authorization asks. */
export interface AuthorizationServices {
  auth: AuthService;
  directory: AccountDirectory;
  membership: ProjectMembership;
  permissions: PermissionsService;
}

/** A person who may provision in a stage of an ML project. */
export interface Authorization {
  /** Entity ref of the person who started the task. */
  user: string;
  project: MlProject;
  account: MlAccount;
}

/**
 * Lets the task go on only if the person who started it belongs to the ML project and may provision in it.
 *
 * Every step that acts in an account calls this, also after a restart: a template's author may leave out any other step.
 * The sign-in of a task ends after an hour at most. From then on the person's membership, which the plugin reads with its own
 * credentials, is asked anew, and the answer of the permission policy is the one this step recorded while the sign-in was valid.
 */
export async function authorizeInitiator(
  services: AuthorizationServices,
  context: TaskContext,
  place: { project: string; stage: Stage },
): Promise<Authorization> {
  const user = context.user?.ref;
  if (!user) {
    throw new NotAllowedError(
      'This step acts for the person who started the task, and this task was started by no signed-in person. Start it from the portal.',
    );
  }
  const project = await services.directory.getProject(place.project);
  await services.membership.assertMember(user, project);
  const account = accountOfStage(project, place.stage);

  const answer = await askPolicy(services, context, user, project);
  if (answer === 'denied') {
    throw new NotAllowedError(
      `You may not provision in the ML project '${project.slug}': the portal's permission policy refuses ${mlProjectProvisionPermission.name}. Ask the owner, ${project.owner}, or the platform team.`,
    );
  }
  await context.checkpoint({
    key: `authorization.${user}.${project.slug}.${place.stage}`,
    fn: async () => {
      if (answer === 'unknown') {
        throw new NotAllowedError(
          'The sign-in of the person who started this task ended before this step could be authorized. Start the template again.',
        );
      }
      return { user, project: project.slug, stage: place.stage };
    },
  });
  return { user, project, account };
}

async function askPolicy(
  services: AuthorizationServices,
  context: TaskContext,
  user: string,
  project: MlProject,
): Promise<'allowed' | 'denied' | 'unknown'> {
  const credentials = await context.getInitiatorCredentials();
  // Whoever retries a task lends it their own sign-in; that says nothing about the person it acts for.
  if (
    !services.auth.isPrincipal(credentials, 'user') ||
    credentials.principal.userEntityRef !== user
  ) {
    return 'unknown';
  }
  try {
    const [decision] = await services.permissions.authorize(
      [
        {
          permission: mlProjectProvisionPermission,
          resourceRef: project.slug,
        },
      ],
      { credentials },
    );
    return decision.result === AuthorizeResult.ALLOW ? 'allowed' : 'denied';
  } catch (error) {
    if (isSignInEnded(error)) {
      return 'unknown';
    }
    throw error;
  }
}

function isSignInEnded(error: unknown): boolean {
  return (
    (error instanceof ResponseError && error.statusCode === 401) ||
    (error instanceof Error && error.name === 'AuthenticationError')
  );
}
