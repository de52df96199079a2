import { createHash } from 'node:crypto';
import { paginate } from '../paginate';
import { operation } from '../service';
import { logEvents, logStreams, streamKey } from './documents';
import { invalidParameter } from './errors';
import { isWithin } from './getLogEvents';
import { getGroup } from './lookUp';
import * as shapes from './shapes';

export const FilterLogEvents = operation({
  write: false,
  input: shapes.filterLogEventsInput,
  handle(input, call) {
    if (input.logStreamNames && input.logStreamNamePrefix) {
      throw invalidParameter(
        'logStreamNames and logStreamNamePrefix are mutually exclusive parameters.',
      );
    }
    const { logGroupName } = getGroup(input, call);
    const { store } = call.env;
    const matches = matcher(input.filterPattern ?? '');
    const events = store
      .list(logStreams, call, {
        prefix: `${logGroupName}:${input.logStreamNamePrefix ?? ''}`,
      })
      .map(({ logStreamName }) => logStreamName)
      .filter(name => input.logStreamNames?.includes(name) ?? true)
      .flatMap(logStreamName =>
        (
          store.get(logEvents, call, streamKey(logGroupName, logStreamName)) ??
          []
        )
          .filter(event => isWithin(event, input) && matches(event.message))
          .map((event, index) => ({
            logStreamName,
            ...event,
            eventId: eventId(logStreamName, event.timestamp, index),
          })),
      )
      .sort((a, b) => a.timestamp - b.timestamp);
    const { items, ...page } = paginate(events, input, {
      tokenIn: 'nextToken',
      tokenOut: 'nextToken',
      sizeIn: 'limit',
      default: 10_000,
      max: 10_000,
      invalidToken: () =>
        invalidParameter('The specified nextToken is invalid.'),
    });
    return { events: items, searchedLogStreams: [], ...page };
  },
});

/** Terms of a pattern: all must be in the message; `?a ?b` any; `-c` not; quoted ones as a whole. */
function matcher(pattern: string): (message: string) => boolean {
  if (/^\s*[{[%]/.test(pattern)) {
    throw invalidParameter(
      'Invalid filter pattern: the sandbox has terms only, no JSON, columns or regular expressions.',
    );
  }
  const terms = [...pattern.matchAll(/([?-]?)(?:"([^"]*)"|(\S+))/g)].map(
    ([, sign, quoted, plain]) => ({ sign, text: quoted ?? plain }),
  );
  const textsOf = (wanted: string) =>
    terms.filter(({ sign }) => sign === wanted).map(({ text }) => text);
  const [all, any, none] = [textsOf(''), textsOf('?'), textsOf('-')];
  return message =>
    all.every(text => message.includes(text)) &&
    (any.length === 0 || any.some(text => message.includes(text))) &&
    !none.some(text => message.includes(text));
}

function eventId(stream: string, timestamp: number, index: number): string {
  const digest = createHash('sha256')
    .update(`${stream}/${timestamp}/${index}`)
    .digest('hex');
  return BigInt(`0x${digest.slice(0, 46)}`)
    .toString()
    .padStart(56, '0');
}
