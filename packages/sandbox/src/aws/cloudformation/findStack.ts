import type { Call } from '../service';
import { validationError } from './errors';
import { stacks, type Stack } from './stack';

/**
 * The stack of the name or ARN. A deleted stack is found by its ARN only.
 * Throws CloudFormation's ValidationError where there is none.
 */
export function findStack(nameOrId: string, call: Call): Stack {
  const found = lookUpStack(nameOrId, call);
  if (!found) {
    throw validationError(`Stack with id ${nameOrId} does not exist`);
  }
  return found;
}

export function lookUpStack(nameOrId: string, call: Call): Stack | undefined {
  return call.env.store
    .list(stacks, call)
    .find(
      stack =>
        stack.stackId === nameOrId ||
        (stack.stackName === nameOrId && stack.status !== 'DELETE_COMPLETE'),
    );
}
