import { randomUUID } from 'node:crypto';
import { AwsError } from '../../errors';
import { operation, type Call } from '../../service';
import { s } from '../../shapes';
import { startOperation } from '../createStack';
import { validationError } from '../errors';
import { findStack } from '../findStack';
import * as shapes from '../shapes';
import { updatable } from '../updateStack';
import {
  changeSetKey,
  changeSets,
  changeSetsOf,
  findChangeSet,
  type ChangeSet,
} from './changeSet';
import { changeSetName } from './createChangeSet';

export const ExecuteChangeSet = operation({
  write: true,
  input: s.structure(
    {
      ChangeSetName: changeSetName.required(),
      StackName: shapes.stackNameOrId,
      ClientRequestToken: shapes.clientRequestToken,
      DisableRollback: s.boolean(),
    },
    ['RetainExceptOnCreate'],
  ),
  handle(input, call) {
    const changeSet = findChangeSet(input, call);
    const stack = findStack(changeSet.stackId, call);
    const isNew = stack.status === 'REVIEW_IN_PROGRESS';
    if (stack.token === input.ClientRequestToken && stack.token) {
      return {};
    }
    if (changeSet.executionStatus !== 'AVAILABLE') {
      throw new AwsError(
        'InvalidChangeSetStatus',
        `ChangeSet [${changeSet.id}] cannot be executed in its current status of [${changeSet.status}]`,
      );
    }
    if (!isNew && !updatable.has(stack.status)) {
      throw validationError(
        `Stack:${stack.stackId} is in ${stack.status} state and can not be updated.`,
      );
    }
    const now = call.env.clock.now().toISOString();
    call.env.store.transaction(() => {
      settleOthers(changeSet, call);
      startOperation(
        {
          ...stack,
          ...(isNew
            ? { createdAt: now }
            : { previous: stack.input, updatedAt: now }),
          input: changeSet.input,
          operationId: randomUUID(),
          token: input.ClientRequestToken,
          capabilities: changeSet.capabilities,
          roleArn: changeSet.roleArn,
          actor: changeSet.actor,
          onFailure: input.DisableRollback ? 'DO_NOTHING' : changeSet.onFailure,
        },
        call,
        isNew ? 'CREATE_IN_PROGRESS' : 'UPDATE_IN_PROGRESS',
      );
    });
    return {};
  },
});

/** After one change set is executed, the others of the stack no longer fit. */
function settleOthers(executed: ChangeSet, call: Call): void {
  for (const one of changeSetsOf(executed, call)) {
    const executionStatus =
      one.id === executed.id ? 'EXECUTE_COMPLETE' : 'OBSOLETE';
    call.env.store.put(changeSets, call, changeSetKey(one), {
      ...one,
      executionStatus,
    });
  }
}
