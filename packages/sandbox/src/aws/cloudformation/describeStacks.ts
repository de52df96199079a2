import { paginate } from '../paginate';
import { operation } from '../service';
import { s } from '../shapes';
import { findStack } from './findStack';
import { paging } from './paging';
import * as shapes from './shapes';
import { stacks, type Stack } from './stack';
import { parseTemplate } from './template';

export const DescribeStacks = operation({
  write: false,
  input: s.structure({
    StackName: shapes.stackName,
    NextToken: shapes.nextToken,
  }),
  handle(input, call) {
    const found = input.StackName
      ? [findStack(input.StackName, call)]
      : call.env.store
          .list(stacks, call)
          .filter(({ status }) => status !== 'DELETE_COMPLETE');
    const { items, ...page } = paginate(found, input, paging);
    return { Stacks: items.map(toStack), ...page };
  },
});

function toStack(stack: Stack) {
  const { Parameters, Description } = parseTemplate(stack.input.templateBody);
  return {
    StackId: stack.stackId,
    StackName: stack.stackName,
    Description,
    Parameters: Object.entries(Parameters).map(([key, parameter]) => ({
      ParameterKey: key,
      ParameterValue: parameter.NoEcho
        ? '****'
        : stack.input.parameters[key] ?? parameter.Default,
    })),
    CreationTime: new Date(stack.createdAt),
    LastUpdatedTime: date(stack.updatedAt),
    DeletionTime: date(stack.deletedAt),
    StackStatus: stack.status,
    StackStatusReason: stack.statusReason,
    DisableRollback: stack.onFailure === 'DO_NOTHING',
    Capabilities: stack.capabilities,
    Outputs: stack.outputs.map(({ key, value, description }) => ({
      OutputKey: key,
      OutputValue: value,
      Description: description,
    })),
    RoleARN: stack.roleArn,
    Tags: stack.input.tags,
    EnableTerminationProtection: stack.isProtected ?? false,
    NotificationARNs: stack.notificationArns ?? [],
    TimeoutInMinutes: stack.timeoutMinutes,
    DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
  };
}

function date(iso: string | undefined): Date | undefined {
  return iso === undefined ? undefined : new Date(iso);
}
