import { randomUUID } from 'node:crypto';
import { AwsError } from '../../errors';
import { operation, type Call, type Env, type Scope } from '../../service';
import { s } from '../../shapes';
import { checkStackInput, checkTypesKept } from '../checkStackInput';
import { checkStackName } from '../createStack';
import { checkingTemplate, validationError } from '../errors';
import { lookUpStack } from '../findStack';
import * as shapes from '../shapes';
import { stacks, stackUuid, type Stack, type StackInput } from '../stack';
import { stackActor } from '../stackActor';
import { givenParameters, templateText } from '../stackInput';
import { StackLog } from '../StackLog';
import {
  changeSetKey,
  changeSets,
  changeSetsOf,
  type ChangeSet,
} from './changeSet';
import { resourceChanges } from './resourceChanges';

/** Timer that ends the making of a change set. */
export const changeSetMade = 'cloudformation.changeSet.made';
const makingMs = 2_000;

export const changeSetName = s.string({
  min: 1,
  max: 1600,
  pattern: '[a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/]*',
});

export const CreateChangeSet = operation({
  write: true,
  input: s.structure(
    {
      StackName: shapes.stackNameOrId.required(),
      TemplateBody: shapes.templateBody,
      TemplateURL: shapes.templateUrl,
      UsePreviousTemplate: s.boolean(),
      Parameters: shapes.parameters,
      Capabilities: shapes.capabilities,
      RoleARN: shapes.roleArn,
      NotificationARNs: s.list(s.string(), { max: 5 }),
      Tags: shapes.tags,
      ChangeSetName: s
        .string({ min: 1, max: 128, pattern: '[a-zA-Z][-a-zA-Z0-9]*' })
        .required(),
      ClientToken: s.string({ min: 1, max: 128 }),
      Description: s.string({ min: 1, max: 1024 }),
      ChangeSetType: s.string({
        enum: ['CREATE', 'UPDATE'],
        lacks: ['IMPORT'],
      }),
      OnStackFailure: s.string({ enum: ['DO_NOTHING', 'ROLLBACK', 'DELETE'] }),
    },
    [
      'DeploymentConfig',
      'DeploymentMode',
      'DisableValidation',
      'ImportExistingResources',
      'IncludeNestedStacks',
      'ResourceTypes',
      'ResourcesToImport',
      'RollbackConfiguration',
    ],
  ),
  async handle(input, call) {
    const { ChangeSetType: type = 'UPDATE', Capabilities = [] } = input;
    const text = input.UsePreviousTemplate
      ? undefined
      : await templateText(input, call);
    const present = lookUpStack(input.StackName, call);
    checkStack(type, present, input);
    const roleArn = input.RoleARN ?? present?.roleArn;
    const actor = stackActor(roleArn, call);
    const previous = type === 'UPDATE' ? present?.input : undefined;
    const stackInput: StackInput = {
      templateBody: text ?? previous?.templateBody ?? '',
      parameters: givenParameters(input.Parameters, previous?.parameters ?? {}),
      tags: input.Tags ?? previous?.tags ?? [],
    };
    checkStackInput(stackInput, Capabilities, call, input.StackName);
    if (present) {
      checkTypesKept(present, stackInput);
    }
    const stack = present ?? newStack(input.StackName, stackInput, actor, call);
    const known = changeSetsOf(stack, call).find(
      ({ name }) => name === input.ChangeSetName,
    );
    if (known) {
      if (input.ClientToken && known.token === input.ClientToken) {
        return { Id: known.id, StackId: known.stackId };
      }
      throw new AwsError(
        'AlreadyExistsException',
        `ChangeSet ${input.ChangeSetName} already exists`,
      );
    }
    const { account, region, env } = call;
    const changeSet: ChangeSet = {
      id: `arn:aws:cloudformation:${region}:${account}:changeSet/${
        input.ChangeSetName
      }/${randomUUID()}`,
      name: input.ChangeSetName,
      stackId: stack.stackId,
      stackName: stack.stackName,
      description: input.Description,
      type,
      input: stackInput,
      capabilities: Capabilities,
      roleArn,
      actor,
      onFailure: input.OnStackFailure ?? 'ROLLBACK',
      token: input.ClientToken,
      status: 'CREATE_IN_PROGRESS',
      executionStatus: 'UNAVAILABLE',
      changes: checkingTemplate(() => resourceChanges(stack, stackInput, call)),
      createdAt: env.clock.now().toISOString(),
    };
    const key = changeSetKey(changeSet);
    env.store.transaction(() => {
      if (!present) {
        const log = new StackLog(stack, call, env);
        log.stack('REVIEW_IN_PROGRESS', 'User Initiated');
        log.flush();
        env.store.put(stacks, call, stackUuid(stack.stackId), stack);
      }
      env.store.put(changeSets, call, key, changeSet);
      env.timers.schedule({
        name: changeSetMade,
        inMs: makingMs,
        payload: { account, region, key },
      });
    });
    return { Id: changeSet.id, StackId: stack.stackId };
  },
});

/** A change set without changes fails: that is how callers learn that there is nothing to do. */
export function endMaking(
  { key, ...scope }: Scope & { key: string },
  { store }: Env,
): void {
  const found = store.get(changeSets, scope, key);
  if (found?.status !== 'CREATE_IN_PROGRESS') {
    return;
  }
  const stack = store.get(stacks, scope, stackUuid(found.stackId));
  const isSame =
    found.type === 'UPDATE' &&
    JSON.stringify(stack?.input) === JSON.stringify(found.input);
  const outcome: Partial<ChangeSet> =
    isSame || !found.changes.length
      ? {
          status: 'FAILED',
          statusReason:
            "The submitted information didn't contain changes. Submit different information to create a change set.",
        }
      : { status: 'CREATE_COMPLETE', executionStatus: 'AVAILABLE' };
  store.put(changeSets, scope, key, { ...found, ...outcome });
}

function checkStack(
  type: ChangeSet['type'],
  present: Stack | undefined,
  { StackName, ChangeSetName }: { StackName: string; ChangeSetName: string },
): void {
  if (type === 'CREATE') {
    checkStackName(StackName);
    if (present && present.status !== 'REVIEW_IN_PROGRESS') {
      throw validationError(
        `Stack [${StackName}] already exists and cannot be created again with the changeSet [${ChangeSetName}].`,
      );
    }
  } else if (!present) {
    throw validationError(`Stack [${StackName}] does not exist`);
  } else if (
    present.status.endsWith('_IN_PROGRESS') ||
    present.status === 'ROLLBACK_COMPLETE'
  ) {
    throw validationError(
      `Stack:${present.stackId} is in ${present.status} state and can not be updated.`,
    );
  }
}

/** A stack that waits for its change set to be executed. */
function newStack(
  stackName: string,
  input: StackInput,
  actor: Stack['actor'],
  { account, region, env }: Call,
): Stack {
  return {
    stackId: `arn:aws:cloudformation:${region}:${account}:stack/${stackName}/${randomUUID()}`,
    stackName,
    status: 'REVIEW_IN_PROGRESS',
    input,
    operationId: randomUUID(),
    onFailure: 'ROLLBACK',
    capabilities: [],
    actor,
    retain: [],
    resources: [],
    outputs: [],
    createdAt: env.clock.now().toISOString(),
  };
}
