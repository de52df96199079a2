import { pageSize } from '../pageLimit';
import { operation } from '../service';
import { logEvents, type LogEvent } from './documents';
import { invalidParameter } from './errors';
import { getGroup, getStreamKey } from './lookUp';
import * as shapes from './shapes';

const defaultLimit = 10_000;

/**
 * A page of a stream. Both tokens always come: forward from this page's end, backward from its
 * start. At either end of the stream the same token comes again.
 */
export const GetLogEvents = operation({
  write: false,
  input: shapes.getLogEventsInput,
  handle(input, call) {
    const key = getStreamKey(getGroup(input, call), input.logStreamName, call);
    const events = (call.env.store.get(logEvents, call, key) ?? []).filter(
      event => isWithin(event, input),
    );
    const [start, end] = pageOf(events.length, input);
    return {
      events: events.slice(start, end),
      nextForwardToken: writeToken('f', end),
      nextBackwardToken: writeToken('b', start),
    };
  },
});

interface Page {
  limit?: number;
  nextToken?: string;
  startFromHead?: boolean;
}

function pageOf(
  length: number,
  { limit: asked = defaultLimit, nextToken, startFromHead }: Page,
): [start: number, end: number] {
  const limit = pageSize(asked);
  if (nextToken === undefined) {
    return startFromHead
      ? [0, Math.min(limit, length)]
      : [Math.max(length - limit, 0), length];
  }
  const [, direction, digits] = /^([fb])\/(\d{20})\/s$/.exec(nextToken) ?? [];
  if (!direction) {
    throw invalidParameter('The specified nextToken is invalid.');
  }
  const at = Math.min(Number(digits), length);
  return direction === 'f'
    ? [at, Math.min(at + limit, length)]
    : [Math.max(at - limit, 0), at];
}

function writeToken(direction: 'f' | 'b', at: number): string {
  return `${direction}/${String(at).padStart(20, '0')}/s`;
}

/** Whether an event lies in the time asked for: from `startTime`, before `endTime`. */
export function isWithin(
  { timestamp }: LogEvent,
  {
    startTime = 0,
    endTime = Infinity,
  }: { startTime?: number; endTime?: number },
): boolean {
  return timestamp >= startTime && timestamp < endTime;
}
