import { paginate } from '../paginate';
import { operation } from '../service';
import { logEvents, logStreams, streamKey } from './documents';
import { alreadyExists, invalidParameter } from './errors';
import { getGroup, getStreamKey } from './lookUp';
import * as shapes from './shapes';
import { newStream } from './writeLog';

export const CreateLogStream = operation({
  write: true,
  input: shapes.createLogStreamInput,
  handle({ logStreamName, ...input }, call) {
    const { logGroupName } = getGroup(input, call);
    const { store, clock } = call.env;
    const key = streamKey(logGroupName, logStreamName);
    if (store.get(logStreams, call, key)) {
      throw alreadyExists('stream');
    }
    store.put(
      logStreams,
      call,
      key,
      newStream(call, logGroupName, logStreamName, clock.now().getTime()),
    );
    return {};
  },
});

export const DeleteLogStream = operation({
  write: true,
  input: shapes.deleteLogStreamInput,
  handle({ logStreamName, ...input }, call) {
    const key = getStreamKey(getGroup(input, call), logStreamName, call);
    call.env.store.delete(logStreams, call, key);
    call.env.store.delete(logEvents, call, key);
    return {};
  },
});

export const DescribeLogStreams = operation({
  write: false,
  input: shapes.describeLogStreamsInput,
  handle(input, call) {
    const byTime = input.orderBy === 'LastEventTime';
    const prefix = input.logStreamNamePrefix ?? '';
    if (byTime && prefix) {
      throw invalidParameter(
        'Cannot order by LastEventTime with a logStreamNamePrefix.',
      );
    }
    const { logGroupName } = getGroup(input, call);
    const found = call.env.store.list(logStreams, call, {
      prefix: `${logGroupName}:${prefix}`,
    });
    if (byTime) {
      found.sort(
        (a, b) => (a.lastEventTimestamp ?? 0) - (b.lastEventTimestamp ?? 0),
      );
    }
    if (input.descending) {
      found.reverse();
    }
    const { items, ...page } = paginate(found, input, {
      tokenIn: 'nextToken',
      tokenOut: 'nextToken',
      sizeIn: 'limit',
      default: 50,
      max: 50,
      invalidToken: () =>
        invalidParameter('The specified nextToken is invalid.'),
    });
    return {
      logStreams: items.map(({ group: _, ...stream }) => ({
        ...stream,
        storedBytes: 0,
      })),
      ...page,
    };
  },
});
