import { s } from '../shapes';

export const logGroupName = s.string({
  min: 1,
  max: 512,
  pattern: '[\\.\\-_/#A-Za-z0-9]+',
});

export const logGroupClass = s.string({
  enum: ['STANDARD', 'INFREQUENT_ACCESS', 'DELIVERY'],
});

export const createLogGroupInput = s.structure({
  logGroupName: logGroupName.required(),
  kmsKeyId: s.string({ max: 256 }),
  tags: s.map(
    s.string({ max: 256, pattern: '^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$' }),
    {
      min: 1,
      max: 50,
      key: s.string({
        min: 1,
        max: 128,
        pattern: '^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+)$',
      }),
    },
  ),
  logGroupClass: logGroupClass,
  deletionProtectionEnabled: s.boolean(),
});

export const deleteLogGroupInput = s.structure({
  logGroupName: logGroupName.required(),
});

export const logGroupIdentifier = s.string({
  min: 1,
  max: 2048,
  pattern: '[\\w#+=/:,.@-]*',
});

export const describeLogGroupsInput = s.structure({
  accountIdentifiers: s.list(
    s.string({ min: 12, max: 12, pattern: '^\\d{12}$' }),
    { max: 20 },
  ),
  logGroupNamePrefix: logGroupName,
  logGroupNamePattern: s.string({ max: 512, pattern: '[\\.\\-_/#A-Za-z0-9]*' }),
  nextToken: s.string({ min: 1 }),
  limit: s.integer({ min: 1, max: 50 }),
  includeLinkedAccounts: s.boolean(),
  logGroupClass: logGroupClass,
  logGroupIdentifiers: s.list(logGroupIdentifier, { min: 1, max: 50 }),
});

export const logStreamName = s.string({ min: 1, max: 512, pattern: '[^:*]*' });

export const createLogStreamInput = s.structure({
  logGroupName: logGroupName.required(),
  logStreamName: logStreamName.required(),
});

export const deleteLogStreamInput = s.structure({
  logGroupName: logGroupName.required(),
  logStreamName: logStreamName.required(),
});

export const describeLogStreamsInput = s.structure({
  logGroupName: logGroupName,
  logGroupIdentifier: logGroupIdentifier,
  logStreamNamePrefix: logStreamName,
  orderBy: s.string({ enum: ['LogStreamName', 'LastEventTime'] }),
  descending: s.boolean(),
  nextToken: s.string({ min: 1 }),
  limit: s.integer({ min: 1, max: 50 }),
});

export const inputLogEvent = s.structure({
  timestamp: s.integer({ min: 0 }).required(),
  message: s.string({ min: 1 }).required(),
});

export const entity = s.structure({
  keyAttributes: s.map(s.string({ min: 1, max: 512 }), {
    min: 2,
    max: 4,
    key: s.string({ min: 1, max: 32 }),
  }),
  attributes: s.map(s.string({ min: 1, max: 512 }), {
    max: 10,
    key: s.string({ min: 1, max: 256 }),
  }),
});

export const putLogEventsInput = s.structure({
  logGroupName: logGroupName.required(),
  logStreamName: logStreamName.required(),
  logEvents: s.list(inputLogEvent, { min: 1, max: 10000 }).required(),
  sequenceToken: s.string({ min: 1 }),
  entity: entity,
});

export const getLogEventsInput = s.structure({
  logGroupName: logGroupName,
  logGroupIdentifier: logGroupIdentifier,
  logStreamName: logStreamName.required(),
  startTime: s.integer({ min: 0 }),
  endTime: s.integer({ min: 0 }),
  nextToken: s.string({ min: 1 }),
  limit: s.integer({ min: 1, max: 10000 }),
  startFromHead: s.boolean(),
  unmask: s.boolean(),
});

export const filterLogEventsInput = s.structure({
  logGroupName: logGroupName,
  logGroupIdentifier: logGroupIdentifier,
  logStreamNames: s.list(logStreamName, { min: 1, max: 100 }),
  logStreamNamePrefix: logStreamName,
  startTime: s.integer({ min: 0 }),
  endTime: s.integer({ min: 0 }),
  filterPattern: s.string({ max: 1024 }),
  nextToken: s.string({ min: 1 }),
  limit: s.integer({ min: 1, max: 10000 }),
  startFromHead: s.boolean(),
  interleaved: s.boolean(),
  unmask: s.boolean(),
});

export const putRetentionPolicyInput = s.structure({
  logGroupName: logGroupName.required(),
  retentionInDays: s.integer().required(),
});

export const deleteRetentionPolicyInput = s.structure({
  logGroupName: logGroupName.required(),
});
