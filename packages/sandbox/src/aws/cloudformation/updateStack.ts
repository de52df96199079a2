import { randomUUID } from 'node:crypto';
import { operation } from '../service';
import { s } from '../shapes';
import { checkStackInput, checkTypesKept } from './checkStackInput';
import { startOperation } from './createStack';
import { validationError } from './errors';
import { findStack } from './findStack';
import * as shapes from './shapes';
import type { StackInput } from './stack';
import { stackActor } from './stackActor';
import { givenParameters, templateText } from './stackInput';

/** Statuses in which a stack takes an update. */
export const updatable = new Set([
  'CREATE_COMPLETE',
  'UPDATE_COMPLETE',
  'UPDATE_ROLLBACK_COMPLETE',
]);

export const UpdateStack = operation({
  write: true,
  input: s.structure(
    {
      StackName: shapes.stackName.required(),
      TemplateBody: shapes.templateBody,
      TemplateURL: shapes.templateUrl,
      UsePreviousTemplate: s.boolean(),
      Parameters: shapes.parameters,
      Capabilities: shapes.capabilities,
      RoleARN: shapes.roleArn,
      Tags: shapes.tags,
      ClientRequestToken: shapes.clientRequestToken,
    },
    [
      'DeploymentConfig',
      'DisableRollback',
      'DisableValidation',
      'NotificationARNs',
      'ResourceTypes',
      'RetainExceptOnCreate',
      'RollbackConfiguration',
      'StackPolicyBody',
      'StackPolicyURL',
      'StackPolicyDuringUpdateBody',
      'StackPolicyDuringUpdateURL',
    ],
  ),
  async handle(input, call) {
    const given = input.UsePreviousTemplate
      ? undefined
      : await templateText(input, call);
    const stack = findStack(input.StackName, call);
    if (input.ClientRequestToken && stack.token === input.ClientRequestToken) {
      return { StackId: stack.stackId };
    }
    if (!updatable.has(stack.status)) {
      throw validationError(
        `Stack:${stack.stackId} is in ${stack.status} state and can not be updated.`,
      );
    }
    const next: StackInput = {
      templateBody: given ?? stack.input.templateBody,
      parameters: givenParameters(input.Parameters, stack.input.parameters),
      tags: input.Tags ?? stack.input.tags,
    };
    checkStackInput(
      next,
      input.Capabilities ?? stack.capabilities,
      call,
      stack.stackName,
    );
    checkTypesKept(stack, next);
    if (JSON.stringify(next) === JSON.stringify(stack.input)) {
      throw validationError('No updates are to be performed.');
    }
    const roleArn = input.RoleARN ?? stack.roleArn;
    startOperation(
      {
        ...stack,
        previous: stack.input,
        input: next,
        operationId: randomUUID(),
        token: input.ClientRequestToken,
        roleArn,
        actor: stackActor(roleArn, call),
        updatedAt: call.env.clock.now().toISOString(),
      },
      call,
      'UPDATE_IN_PROGRESS',
    );
    return { StackId: stack.stackId };
  },
});
