import { kind } from '../../store';
import type { Principal } from '../service';
import type { EndPolicy, StackOutput, TemplateObject } from './template';

export interface Tag {
  Key: string;
  Value: string;
}

export type RunningStatus =
  | 'CREATE_IN_PROGRESS'
  | 'ROLLBACK_IN_PROGRESS'
  | 'UPDATE_IN_PROGRESS'
  | 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS'
  | 'UPDATE_ROLLBACK_IN_PROGRESS'
  | 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS'
  | 'DELETE_IN_PROGRESS';

export type StackStatus =
  | RunningStatus
  | 'REVIEW_IN_PROGRESS'
  | 'CREATE_COMPLETE'
  | 'CREATE_FAILED'
  | 'ROLLBACK_COMPLETE'
  | 'ROLLBACK_FAILED'
  | 'UPDATE_COMPLETE'
  | 'UPDATE_ROLLBACK_COMPLETE'
  | 'UPDATE_ROLLBACK_FAILED'
  | 'DELETE_COMPLETE'
  | 'DELETE_FAILED';

type Verb = 'CREATE' | 'UPDATE' | 'DELETE';

export type ResourceStatus =
  | `${Verb}_IN_PROGRESS`
  | `${Verb}_COMPLETE`
  | `${Verb}_FAILED`
  | 'DELETE_SKIPPED';

export interface StackResource {
  logicalId: string;
  type: string;
  physicalId?: string;
  status: ResourceStatus;
  statusReason?: string;
  /** ISO 8601. */
  changedAt: string;
  properties: TemplateObject;
  tags: Tag[];
  /** Why there can be no such resource. */
  problems?: string[];
  attributes: TemplateObject;
  /** Whether the resource's service was asked for the change that is in progress. */
  asked: boolean;
  /** How often its service was asked in vain for the same thing. */
  tries?: number;
  /** Logical ids of what it was built upon: it is removed before them. */
  needs?: string[];
  /** Operation that made the resource. */
  madeBy?: string;
  /** What the template says of its end; kept for when the template no longer has it. */
  deletionPolicy?: EndPolicy;
  replacePolicy?: EndPolicy;
  /** How often it was replaced: generated names hold it. */
  generation?: number;
  /** The resource that this one takes the place of, until the update is over. */
  replaces?: StackResource;
}

/** What a stack is to be. */
export interface StackInput {
  templateBody: string;
  parameters: Record<string, string>;
  tags: Tag[];
}

export interface Stack {
  stackId: string;
  stackName: string;
  status: StackStatus;
  statusReason?: string;
  input: StackInput;
  /** What a failed update goes back to. */
  previous?: StackInput;
  /** Changes with each operation, so that a step of an older one does nothing. */
  operationId: string;
  token?: string;
  onFailure: 'DO_NOTHING' | 'ROLLBACK' | 'DELETE';
  /** How long its making may take. */
  timeoutMinutes?: number;
  /** Whether it cannot be deleted. */
  isProtected?: boolean;
  notificationArns?: string[];
  capabilities: string[];
  roleArn?: string;
  /** Who the stack's resources are made as. */
  actor: Principal;
  retain: string[];
  resources: StackResource[];
  /** Replaced resources that are still to be deleted, under logical ids that others have now. */
  leftovers?: StackResource[];
  outputs: StackOutput[];
  /** ISO 8601. */
  createdAt: string;
  updatedAt?: string;
  deletedAt?: string;
}

export interface StackEvent {
  id: string;
  stackId: string;
  stackName: string;
  logicalId: string;
  physicalId: string;
  type: string;
  status: string;
  reason?: string;
  properties?: string;
  token?: string;
  /** ISO 8601. */
  at: string;
}

/** By the UUID at the end of the stack's ARN. */
export const stacks = kind<Stack>('cloudformation.stack');
/** By `<stack's UUID>/<sequence>`. */
export const stackEvents = kind<StackEvent>('cloudformation.event');

export function stackUuid(stackId: string): string {
  return stackId.slice(stackId.lastIndexOf('/') + 1);
}

/** Whether CloudFormation has made the resource and not removed it. */
export function exists({ status }: StackResource): boolean {
  return status !== 'DELETE_COMPLETE' && status !== 'DELETE_SKIPPED';
}
