import { roleSession } from '../../../cloudformation/roleSession';
import type { Caller } from '../../../service';
import { sagemakerPrincipal } from '../../passRole';
import type { ExecutionRun } from '../run/ExecutionRun';
import { StepFailure } from './StepFailure';

/** The execution's role, as the one who makes what steps make. */
export function roleCaller({ execution, place, env }: ExecutionRun): Caller {
  const { RoleArn } = execution;
  const principal = roleSession(
    RoleArn,
    sagemakerPrincipal,
    'SageMaker',
    env.store,
  );
  if (!principal) {
    throw new StepFailure(
      `ClientError: Could not assume role ${RoleArn}. Please ensure that the role exists and allows principal '${sagemakerPrincipal}' to assume the role.`,
    );
  }
  const { account, region } = place;
  return { account, region, principal, source: 'sagemaker' };
}
