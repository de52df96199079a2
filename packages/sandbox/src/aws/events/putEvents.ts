import { operation, type Call } from '../service';
import { s } from '../shapes';
import { checkBus } from './buses';
import { validation } from './errors';
import { routeEvent } from './putAwsEvent';

/** Size of all entries of one call. */
const maxBytes = 1024 * 1024;

const entryShape = s.structure({
  Time: s.timestamp(),
  Source: s.string(),
  Resources: s.list(s.string({ max: 2048 })),
  DetailType: s.string(),
  Detail: s.string(),
  EventBusName: s.string({
    min: 1,
    max: 1600,
    pattern:
      '(arn:aws[\\w-]*:events:[a-z]+-[a-z]+-[\\w-]+:[0-9]{12}:event-bus\\/)?[\\.\\-_A-Za-z0-9]+',
  }),
  TraceHeader: s.string({ min: 1, max: 500 }),
});

interface Entry {
  Time?: Date;
  Source?: string;
  Resources?: string[];
  DetailType?: string;
  Detail?: string;
  EventBusName?: string;
}

interface Refused {
  ErrorCode: string;
  ErrorMessage: string;
}

export const PutEvents = operation({
  write: true,
  input: s.structure(
    {
      Entries: s.list(entryShape, { min: 1, max: 10 }).required(),
    },
    ['EndpointId'],
  ),
  handle({ Entries: given }, call) {
    if (Buffer.byteLength(JSON.stringify(given)) > maxBytes) {
      throw validation(
        'Total size of the entries in the request is over the limit.',
      );
    }
    const Entries = given.map(one => putEntry(one, call));
    const FailedEntryCount = Entries.filter(one => 'ErrorCode' in one).length;
    return { FailedEntryCount, Entries };
  },
});

function putEntry(entry: Entry, call: Call): { EventId: string } | Refused {
  const { Source = '', DetailType = '', Detail } = entry;
  for (const name of ['Source', 'DetailType', 'Detail'] as const) {
    if (!entry[name]) {
      return refused(
        'InvalidArgument',
        `Parameter ${name} is not valid. Reason: ${name} is a required argument.`,
      );
    }
  }
  if (Source.startsWith('aws.')) {
    return refused(
      'NotAuthorizedForSourceException',
      'Not authorized for the source.',
    );
  }
  const detail = parseDetail(Detail);
  if (!detail) {
    return refused('MalformedDetail', 'Detail is malformed.');
  }
  checkBus(entry, call);
  const id = routeEvent(call.env, call, {
    source: Source,
    'detail-type': DetailType,
    resources: entry.Resources ?? [],
    detail,
    time: entry.Time ?? call.env.clock.now(),
  });
  return { EventId: id };
}

function parseDetail(text = ''): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function refused(ErrorCode: string, ErrorMessage: string): Refused {
  return { ErrorCode, ErrorMessage };
}
