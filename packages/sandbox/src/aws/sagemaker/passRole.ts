import { roleSession } from '../cloudformation/roleSession';
import type { Call } from '../service';
import { validationException } from './errors';

export const sagemakerPrincipal = 'sagemaker.amazonaws.com';

/** Refuses a role that SageMaker could not work with. Throws ValidationException. */
export function checkPassedRole(
  roleArn: string,
  { account, env }: Pick<Call, 'account' | 'env'>,
): void {
  if (roleArn.split(':')[4] !== account) {
    throw validationException('Cross-account pass role is not allowed.');
  }
  if (!roleSession(roleArn, sagemakerPrincipal, 'SageMaker', env.store)) {
    throw validationException(
      `Could not assume role ${roleArn}. Please ensure that the role exists and allows principal '${sagemakerPrincipal}' to assume the role.`,
    );
  }
}
