import { paginate } from '../paginate';
import { operation } from '../service';
import { s } from '../shapes';
import { findStack } from './findStack';
import { paging } from './paging';
import * as shapes from './shapes';
import { stackEvents, stackUuid } from './stack';

export const DescribeStackEvents = operation({
  write: false,
  input: s.structure({
    StackName: shapes.stackName.required(),
    NextToken: shapes.nextToken,
  }),
  handle(input, call) {
    const stack = findStack(input.StackName, call);
    const events = call.env.store
      .list(stackEvents, call, { prefix: `${stackUuid(stack.stackId)}/` })
      .reverse();
    const { items, ...page } = paginate(events, input, paging);
    return {
      StackEvents: items.map(event => ({
        StackId: event.stackId,
        EventId: event.id,
        StackName: event.stackName,
        LogicalResourceId: event.logicalId,
        PhysicalResourceId: event.physicalId,
        ResourceType: event.type,
        Timestamp: new Date(event.at),
        ResourceStatus: event.status,
        ResourceStatusReason: event.reason,
        ResourceProperties: event.properties,
        ClientRequestToken: event.token,
      })),
      ...page,
    };
  },
});
