import { kind } from '../../../store';
import { AwsError } from '../../errors';
import type { Call, Principal } from '../../service';
import { validationError } from '../errors';
import { lookUpStack } from '../findStack';
import { stackUuid, type Stack, type StackInput } from '../stack';

/** One resource that a change set would change. */
export interface ResourceChange {
  Action: 'Add' | 'Modify' | 'Remove';
  LogicalResourceId: string;
  PhysicalResourceId?: string;
  ResourceType: string;
  Replacement?: 'True' | 'False' | 'Conditional';
  Scope: string[];
}

export interface ChangeSet {
  id: string;
  name: string;
  stackId: string;
  stackName: string;
  description?: string;
  type: 'CREATE' | 'UPDATE';
  input: StackInput;
  capabilities: string[];
  roleArn?: string;
  actor: Principal;
  onFailure: Stack['onFailure'];
  token?: string;
  status: 'CREATE_IN_PROGRESS' | 'CREATE_COMPLETE' | 'FAILED';
  statusReason?: string;
  executionStatus:
    | 'UNAVAILABLE'
    | 'AVAILABLE'
    | 'EXECUTE_COMPLETE'
    | 'OBSOLETE';
  changes: ResourceChange[];
  /** ISO 8601. */
  createdAt: string;
}

/** By `<stack's UUID>/<change set's UUID>`. */
export const changeSets = kind<ChangeSet>('cloudformation.changeSet');

export function changeSetKey({ id, stackId }: ChangeSet): string {
  return `${stackUuid(stackId)}/${stackUuid(id)}`;
}

/** The stack's change sets, the oldest first. */
export function changeSetsOf(
  { stackId }: Pick<Stack, 'stackId'>,
  { account, region, env }: Call,
): ChangeSet[] {
  const prefix = `${stackUuid(stackId)}/`;
  return env.store
    .list(changeSets, { account, region }, { prefix })
    .sort((a, b) => a.createdAt.localeCompare(b.createdAt));
}

/** The change set of a name and stack, or of an ARN. Throws ChangeSetNotFound. */
export function findChangeSet(
  { ChangeSetName, StackName }: { ChangeSetName: string; StackName?: string },
  call: Call,
): ChangeSet {
  const { account, region, env } = call;
  const isArn = ChangeSetName.startsWith('arn:');
  if (!isArn && !StackName) {
    throw validationError(
      'StackName must be specified if ChangeSetName is not specified as an ARN.',
    );
  }
  const stack = StackName ? lookUpStack(StackName, call) : undefined;
  if (StackName && !stack) {
    throw validationError(`Stack [${StackName}] does not exist`);
  }
  const found = env.store
    .list(changeSets, { account, region })
    .find(
      one =>
        (isArn ? one.id : one.name) === ChangeSetName &&
        (!stack || one.stackId === stack.stackId),
    );
  if (!found) {
    throw new AwsError(
      'ChangeSetNotFound',
      `ChangeSet [${ChangeSetName}] does not exist`,
      404,
    );
  }
  return found;
}
