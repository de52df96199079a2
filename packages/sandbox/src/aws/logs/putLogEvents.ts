import { operation } from '../service';
import { invalidParameter } from './errors';
import { getGroup, getStreamKey } from './lookUp';
import * as shapes from './shapes';
import { writeLog } from './writeLog';

const hour = 3_600_000;
const day = 24 * hour;

/** AWS's limit of a batch, in bytes, with 26 for each event. */
const maxBytes = 1_048_576;
const eventBytes = 26;

export const PutLogEvents = operation({
  write: true,
  input: shapes.putLogEventsInput,
  handle({ logStreamName, logEvents: events, ...input }, call) {
    const group = getGroup(input, call);
    getStreamKey(group, logStreamName, call);
    const times = events.map(({ timestamp }) => timestamp);
    if (times.some((time, index) => index > 0 && time < times[index - 1])) {
      throw invalidParameter(
        'Log events in a single PutLogEvents request must be in chronological order.',
      );
    }
    if (times[times.length - 1] - times[0] > day) {
      throw invalidParameter(
        'The batch of log events in a single PutLogEvents request cannot span more than 24 hours.',
      );
    }
    const bytes = events.reduce(
      (sum, { message }) => sum + Buffer.byteLength(message) + eventBytes,
      0,
    );
    if (bytes > maxBytes) {
      throw invalidParameter(
        `Upload too large: ${bytes} bytes exceeds limit of ${maxBytes}`,
      );
    }
    const now = call.env.clock.now().getTime();
    const tooNew = times.findIndex(time => time > now + 2 * hour);
    const tooOld = times.filter(time => time < now - 14 * day).length;
    const kept = events.slice(tooOld, tooNew < 0 ? undefined : tooNew);
    writeLog(call.env, call, group.logGroupName, logStreamName, kept);
    return {
      ...((tooNew >= 0 || tooOld > 0) && {
        rejectedLogEventsInfo: {
          ...(tooNew >= 0 && { tooNewLogEventStartIndex: tooNew }),
          ...(tooOld > 0 && { tooOldLogEventEndIndex: tooOld }),
        },
      }),
    };
  },
});
