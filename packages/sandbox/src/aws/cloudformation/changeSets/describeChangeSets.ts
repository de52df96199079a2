import { paginate } from '../../paginate';
import { operation } from '../../service';
import { s } from '../../shapes';
import { findStack } from '../findStack';
import { paging } from '../paging';
import * as shapes from '../shapes';
import { parseTemplate } from '../template';
import {
  changeSetKey,
  changeSets,
  changeSetsOf,
  findChangeSet,
  type ChangeSet,
} from './changeSet';
import { changeSetName } from './createChangeSet';

export const DescribeChangeSet = operation({
  write: false,
  input: s.structure({
    ChangeSetName: changeSetName.required(),
    StackName: shapes.stackNameOrId,
    NextToken: shapes.nextToken,
    IncludePropertyValues: s.boolean(),
  }),
  handle(input, call) {
    const found = findChangeSet(input, call);
    const { items, NextToken } = paginate(found.changes, input, paging);
    const { Parameters } = parseTemplate(found.input.templateBody);
    return {
      ...summary(found),
      Parameters: Object.entries(Parameters).map(([key, parameter]) => ({
        ParameterKey: key,
        ParameterValue: parameter.NoEcho
          ? '****'
          : found.input.parameters[key] ?? parameter.Default,
      })),
      Capabilities: found.capabilities,
      Tags: found.input.tags,
      OnStackFailure: found.onFailure,
      Changes: items.map(ResourceChange => ({
        Type: 'Resource',
        ResourceChange,
      })),
      NextToken,
    };
  },
});

export const ListChangeSets = operation({
  write: false,
  input: s.structure({
    StackName: shapes.stackNameOrId.required(),
    NextToken: shapes.nextToken,
  }),
  handle(input, call) {
    const stack = findStack(input.StackName, call);
    const found = changeSetsOf(stack, call);
    const { items, NextToken } = paginate(found, input, paging);
    return { Summaries: items.map(summary), NextToken };
  },
});

export const DeleteChangeSet = operation({
  write: true,
  input: s.structure({
    ChangeSetName: changeSetName.required(),
    StackName: shapes.stackNameOrId,
  }),
  handle(input, call) {
    const found = findChangeSet(input, call);
    call.env.store.delete(changeSets, call, changeSetKey(found));
    return {};
  },
});

function summary(changeSet: ChangeSet) {
  return {
    ChangeSetId: changeSet.id,
    ChangeSetName: changeSet.name,
    StackId: changeSet.stackId,
    StackName: changeSet.stackName,
    Description: changeSet.description,
    CreationTime: new Date(changeSet.createdAt),
    ExecutionStatus: changeSet.executionStatus,
    Status: changeSet.status,
    StatusReason: changeSet.statusReason,
    IncludeNestedStacks: false,
  };
}
