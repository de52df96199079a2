import { randomUUID } from 'node:crypto';
import { AwsError } from '../errors';
import { operation, type Call } from '../service';
import { s } from '../shapes';
import { checkStackInput } from './checkStackInput';
import { validationError } from './errors';
import { lookUpStack } from './findStack';
import { saveAndContinue } from './runStack';
import * as shapes from './shapes';
import type { Stack, StackInput } from './stack';
import { StackLog } from './StackLog';
import { stackActor } from './stackActor';
import { givenParameters, templateText } from './stackInput';

export const CreateStack = operation({
  write: true,
  input: s.structure(
    {
      StackName: shapes.stackName.required(),
      TemplateBody: shapes.templateBody,
      TemplateURL: shapes.templateUrl,
      Parameters: shapes.parameters,
      DisableRollback: s.boolean(),
      TimeoutInMinutes: s.integer({ min: 1 }),
      NotificationARNs: s.list(s.string(), { max: 5 }),
      Capabilities: shapes.capabilities,
      RoleARN: shapes.roleArn,
      OnFailure: s.string({ enum: ['DO_NOTHING', 'ROLLBACK', 'DELETE'] }),
      Tags: shapes.tags,
      ClientRequestToken: shapes.clientRequestToken,
      EnableTerminationProtection: s.boolean(),
    },
    [
      'RollbackConfiguration',
      'ResourceTypes',
      'StackPolicyBody',
      'StackPolicyURL',
      'RetainExceptOnCreate',
      'DeploymentConfig',
      'DisableValidation',
    ],
  ),
  async handle(input, call: Call) {
    const { StackName, Capabilities = [] } = input;
    checkStackName(StackName);
    if (input.DisableRollback !== undefined && input.OnFailure) {
      throw validationError(
        'Only one of DisableRollback and OnFailure can be given.',
      );
    }
    const templateBody = await templateText(input, call);
    const present = lookUpStack(StackName, call);
    if (present) {
      if (
        input.ClientRequestToken &&
        present.token === input.ClientRequestToken
      ) {
        return { StackId: present.stackId };
      }
      throw new AwsError(
        'AlreadyExistsException',
        `Stack [${StackName}] already exists`,
        400,
      );
    }
    const stackInput: StackInput = {
      templateBody,
      parameters: givenParameters(input.Parameters, {}),
      tags: input.Tags ?? [],
    };
    checkStackInput(stackInput, Capabilities, call, StackName);
    const stack: Stack = {
      stackId: `arn:${call.partition}:cloudformation:${call.region}:${
        call.account
      }:stack/${StackName}/${randomUUID()}`,
      stackName: StackName,
      status: 'CREATE_IN_PROGRESS',
      input: stackInput,
      operationId: randomUUID(),
      token: input.ClientRequestToken,
      onFailure: input.DisableRollback
        ? 'DO_NOTHING'
        : input.OnFailure ?? 'ROLLBACK',
      timeoutMinutes: input.TimeoutInMinutes,
      isProtected: input.EnableTerminationProtection,
      notificationArns: input.NotificationARNs,
      capabilities: Capabilities,
      roleArn: input.RoleARN,
      actor: stackActor(input.RoleARN, call),
      retain: [],
      resources: [],
      outputs: [],
      createdAt: call.env.clock.now().toISOString(),
    };
    startOperation(stack, call, 'CREATE_IN_PROGRESS');
    return { StackId: stack.stackId };
  },
});

/** Refuses what no stack can be called. */
export function checkStackName(name: string): void {
  if (!/^[a-zA-Z][-a-zA-Z0-9]{0,127}$/.test(name)) {
    throw validationError(
      `1 validation error detected: Value '${name}' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*`,
    );
  }
}

/** Writes a stack that begins an operation, with the event that says so. */
export function startOperation(
  stack: Stack,
  call: Call,
  status: Stack['status'],
): void {
  const log = new StackLog(stack, call, call.env);
  log.stack(status, 'User Initiated');
  call.env.store.transaction(() => {
    log.flush();
    saveAndContinue(stack, call, call.env, 1_000);
  });
}
