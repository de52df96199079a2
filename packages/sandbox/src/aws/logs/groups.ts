import { paginate } from '../paginate';
import { operation } from '../service';
import {
  logEvents,
  logGroups,
  logStreams,
  streamKey,
  type LogGroup,
} from './documents';
import { alreadyExists, invalidParameter } from './errors';
import { getGroup } from './lookUp';
import * as shapes from './shapes';
import { newGroup } from './writeLog';

const retentions = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827,
  2192, 2557, 2922, 3288, 3653,
];

export const CreateLogGroup = operation({
  write: true,
  input: shapes.createLogGroupInput,
  handle({ logGroupName, kmsKeyId, logGroupClass }, call) {
    const { store, clock } = call.env;
    if (store.get(logGroups, call, logGroupName)) {
      throw alreadyExists('group');
    }
    const group = newGroup(call, logGroupName, clock.now().getTime());
    store.put(logGroups, call, logGroupName, {
      ...group,
      kmsKeyId,
      logGroupClass: logGroupClass ?? group.logGroupClass,
    });
    return {};
  },
});

export const DeleteLogGroup = operation({
  write: true,
  input: shapes.deleteLogGroupInput,
  handle(input, call) {
    const { logGroupName } = getGroup(input, call);
    const { store } = call.env;
    store.transaction(() => {
      for (const { logStreamName } of store.list(logStreams, call, {
        prefix: `${logGroupName}:`,
      })) {
        const key = streamKey(logGroupName, logStreamName);
        store.delete(logStreams, call, key);
        store.delete(logEvents, call, key);
      }
      store.delete(logGroups, call, logGroupName);
    });
    return {};
  },
});

export const DescribeLogGroups = operation({
  write: false,
  input: shapes.describeLogGroupsInput,
  handle(input, call) {
    if (input.logGroupNamePrefix && input.logGroupNamePattern) {
      throw invalidParameter(
        'LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.',
      );
    }
    const pattern = input.logGroupNamePattern?.toLowerCase() ?? '';
    const found = call.env.store
      .list(logGroups, call, { prefix: input.logGroupNamePrefix })
      .filter(
        group =>
          group.logGroupName.toLowerCase().includes(pattern) &&
          (!input.logGroupClass || group.logGroupClass === input.logGroupClass),
      );
    const { items, ...page } = paginate(found, input, {
      tokenIn: 'nextToken',
      tokenOut: 'nextToken',
      sizeIn: 'limit',
      default: 50,
      max: 50,
      invalidToken: () =>
        invalidParameter('The specified nextToken is invalid.'),
    });
    return { logGroups: items.map(describe), ...page };
  },
});

function describe(group: LogGroup) {
  return {
    ...group,
    logGroupArn: group.arn.replace(/:\*$/, ''),
    metricFilterCount: 0,
    storedBytes: 0,
  };
}

export const PutRetentionPolicy = operation({
  write: true,
  input: shapes.putRetentionPolicyInput,
  handle({ retentionInDays, ...input }, call) {
    const group = getGroup(input, call);
    if (!retentions.includes(retentionInDays)) {
      throw invalidParameter(
        `Invalid retention value. Valid values are: [${retentions.join(', ')}]`,
      );
    }
    call.env.store.put(logGroups, call, group.logGroupName, {
      ...group,
      retentionInDays,
    });
    return {};
  },
});

export const DeleteRetentionPolicy = operation({
  write: true,
  input: shapes.deleteRetentionPolicyInput,
  handle(input, call) {
    const { retentionInDays: _, ...group } = getGroup(input, call);
    call.env.store.put(logGroups, call, group.logGroupName, group);
    return {};
  },
});
