import type { Env, Scope } from '../service';
import {
  logEvents,
  logGroups,
  logStreams,
  streamKey,
  type LogGroup,
  type LogStream,
} from './documents';

/** A line of a log. */
export interface LogLine {
  /** Epoch milliseconds. */
  timestamp: number;
  message: string;
}

export function newGroup(
  { account, region }: Scope,
  name: string,
  creationTime: number,
): LogGroup {
  return {
    logGroupName: name,
    arn: `arn:aws:logs:${region}:${account}:log-group:${name}:*`,
    creationTime,
    logGroupClass: 'STANDARD',
  };
}

export function newStream(
  { account, region }: Scope,
  group: string,
  name: string,
  creationTime: number,
): LogStream {
  return {
    group,
    logStreamName: name,
    arn: `arn:aws:logs:${region}:${account}:log-group:${group}:log-stream:${name}`,
    creationTime,
  };
}

/** Writes lines to a stream, as AWS's services do: group and stream are made where they are missing. */
export function writeLog(
  env: Env,
  scope: Scope,
  group: string,
  stream: string,
  lines: LogLine[],
): void {
  if (lines.length === 0) {
    return;
  }
  const { store } = env;
  const now = env.clock.now().getTime();
  const key = streamKey(group, stream);
  const first = Math.min(...lines.map(({ timestamp }) => timestamp));
  store.transaction(() => {
    if (!store.get(logGroups, scope, group)) {
      store.put(logGroups, scope, group, newGroup(scope, group, first));
    }
    const present =
      store.get(logStreams, scope, key) ??
      newStream(scope, group, stream, first);
    const events = [
      ...(store.get(logEvents, scope, key) ?? []),
      ...lines.map(line => ({ ...line, ingestionTime: now })),
    ].sort((a, b) => a.timestamp - b.timestamp);
    store.put(logEvents, scope, key, events);
    store.put(logStreams, scope, key, {
      ...present,
      firstEventTimestamp: events[0].timestamp,
      lastEventTimestamp: events[events.length - 1].timestamp,
      lastIngestionTime: now,
    });
  });
}
