import { kind } from '../../store';

export interface LogGroup {
  logGroupName: string;
  arn: string;
  /** Epoch milliseconds. */
  creationTime: number;
  retentionInDays?: number;
  logGroupClass: string;
  kmsKeyId?: string;
}

export interface LogEvent {
  /** Epoch milliseconds. */
  timestamp: number;
  message: string;
  /** Epoch milliseconds. */
  ingestionTime: number;
}

export interface LogStream {
  group: string;
  logStreamName: string;
  arn: string;
  /** Epoch milliseconds. */
  creationTime: number;
  firstEventTimestamp?: number;
  lastEventTimestamp?: number;
  lastIngestionTime?: number;
}

/** By name. */
export const logGroups = kind<LogGroup>('logs.group');
/** By `<group>:<stream>`. */
export const logStreams = kind<LogStream>('logs.stream');
/** A stream's events in the order of their time, by `<group>:<stream>`. */
export const logEvents = kind<LogEvent[]>('logs.events');

/** Neither groups nor streams have a colon in their names. */
export function streamKey(group: string, stream: string): string {
  return `${group}:${stream}`;
}
