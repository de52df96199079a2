import { randomUUID } from 'node:crypto';
import { operation } from '../service';
import { s } from '../shapes';
import { startOperation } from './createStack';
import { validationError } from './errors';
import { lookUpStack } from './findStack';
import * as shapes from './shapes';
import { stackActor } from './stackActor';

export const DeleteStack = operation({
  write: true,
  input: s.structure(
    {
      StackName: shapes.stackName.required(),
      RetainResources: s.list(s.string()),
      RoleARN: shapes.roleArn,
      ClientRequestToken: shapes.clientRequestToken,
    },
    ['DeletionMode', 'DeploymentConfig'],
  ),
  handle(input, call) {
    const stack = lookUpStack(input.StackName, call);
    // CloudFormation answers the deletion of what is not there with success.
    if (
      !stack ||
      stack.status === 'DELETE_COMPLETE' ||
      stack.status === 'DELETE_IN_PROGRESS'
    ) {
      return {};
    }
    if (stack.isProtected) {
      throw validationError(
        `Stack [${stack.stackName}] cannot be deleted while TerminationProtection is enabled`,
      );
    }
    const retain = input.RetainResources ?? [];
    if (retain.length && stack.status !== 'DELETE_FAILED') {
      throw validationError(
        `Invalid operation on stack [${stack.stackId}]. When you delete a stack, specify which resources to retain only when the stack is in the DELETE_FAILED state.`,
      );
    }
    const roleArn = input.RoleARN ?? stack.roleArn;
    startOperation(
      {
        ...stack,
        operationId: randomUUID(),
        token: input.ClientRequestToken,
        roleArn,
        actor: stackActor(roleArn, call),
        retain,
      },
      call,
      'DELETE_IN_PROGRESS',
    );
    return {};
  },
});
