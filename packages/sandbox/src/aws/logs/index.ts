import { defineService } from '../service';
import { invalidParameter } from './errors';
import { FilterLogEvents } from './filterLogEvents';
import { GetLogEvents } from './getLogEvents';
import {
  CreateLogGroup,
  DeleteLogGroup,
  DeleteRetentionPolicy,
  DescribeLogGroups,
  PutRetentionPolicy,
} from './groups';
import { PutLogEvents } from './putLogEvents';
import {
  CreateLogStream,
  DeleteLogStream,
  DescribeLogStreams,
} from './streams';

/** CloudWatch Logs. */
export const logs = defineService(
  {
    id: 'logs',
    protocol: 'json1.1',
    targetPrefix: 'Logs_20140328',
    invalidInput: invalidParameter,
  },
  {
    CreateLogGroup,
    CreateLogStream,
    DeleteLogGroup,
    DeleteLogStream,
    DeleteRetentionPolicy,
    DescribeLogGroups,
    DescribeLogStreams,
    FilterLogEvents,
    GetLogEvents,
    PutLogEvents,
    PutRetentionPolicy,
  },
);
