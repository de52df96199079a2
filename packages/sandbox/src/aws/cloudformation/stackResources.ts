import { paginate } from '../paginate';
import { operation } from '../service';
import { s } from '../shapes';
import { validationError } from './errors';
import { findStack } from './findStack';
import { paging } from './paging';
import * as shapes from './shapes';
import { stacks, type StackResource } from './stack';

const notChecked = { StackResourceDriftStatus: 'NOT_CHECKED' };

export const DescribeStackResources = operation({
  write: false,
  input: s.structure({
    StackName: shapes.stackName,
    LogicalResourceId: s.string(),
    PhysicalResourceId: s.string(),
  }),
  handle({ StackName, LogicalResourceId, PhysicalResourceId }, call) {
    if (!StackName && !PhysicalResourceId) {
      throw validationError(
        'StackName or PhysicalResourceId must be specified.',
      );
    }
    const stack = StackName
      ? findStack(StackName, call)
      : call.env.store
          .list(stacks, call)
          .find(({ resources }) =>
            resources.some(item => item.physicalId === PhysicalResourceId),
          );
    if (!stack) {
      throw validationError(`Stack for ${PhysicalResourceId} does not exist`);
    }
    return {
      StackResources: stack.resources
        .filter(
          ({ logicalId }) =>
            !LogicalResourceId || logicalId === LogicalResourceId,
        )
        .map(resource => ({
          StackName: stack.stackName,
          StackId: stack.stackId,
          ...common(resource),
          Timestamp: new Date(resource.changedAt),
        })),
    };
  },
});

export const DescribeStackResource = operation({
  write: false,
  input: s.structure({
    StackName: s.string().required(),
    LogicalResourceId: s.string().required(),
  }),
  handle({ StackName, LogicalResourceId }, call) {
    const stack = findStack(StackName, call);
    const resource = stack.resources.find(
      ({ logicalId }) => logicalId === LogicalResourceId,
    );
    if (!resource) {
      throw validationError(
        `Resource ${LogicalResourceId} does not exist for stack ${stack.stackName}`,
      );
    }
    return {
      StackResourceDetail: {
        StackName: stack.stackName,
        StackId: stack.stackId,
        ...common(resource),
        LastUpdatedTimestamp: new Date(resource.changedAt),
      },
    };
  },
});

export const ListStackResources = operation({
  write: false,
  input: s.structure({
    StackName: shapes.stackName.required(),
    NextToken: shapes.nextToken,
  }),
  handle(input, call) {
    const { resources } = findStack(input.StackName, call);
    const { items, ...page } = paginate(resources, input, paging);
    return {
      StackResourceSummaries: items.map(resource => ({
        ...common(resource),
        LastUpdatedTimestamp: new Date(resource.changedAt),
      })),
      ...page,
    };
  },
});

function common(resource: StackResource) {
  return {
    LogicalResourceId: resource.logicalId,
    PhysicalResourceId: resource.physicalId,
    ResourceType: resource.type,
    ResourceStatus: resource.status,
    ResourceStatusReason: resource.statusReason,
    DriftInformation: notChecked,
  };
}
