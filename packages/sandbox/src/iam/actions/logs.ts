import { onNone, requestTags } from './access';
import type { AccessTable, OperationCall } from './OperationAccess';

interface LogsInput {
  logGroupName?: string;
  logGroupIdentifier?: string;
  logStreamName?: string;
  tags?: Record<string, string>;
}

function groupArn({ input, account, region }: OperationCall<LogsInput>) {
  const name = input.logGroupIdentifier ?? input.logGroupName ?? '*';
  return name.startsWith('arn:')
    ? name.replace(/:\*$/, '')
    : `arn:aws:logs:${region}:${account}:log-group:${name}`;
}

/** What is in a group: its ARN goes on after the group's name. */
function within(operation: string) {
  return (call: OperationCall<LogsInput>) => [
    {
      action: `logs:${operation}`,
      resource: `${groupArn(call)}:log-stream:${
        call.input.logStreamName ?? ''
      }`,
    },
  ];
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatchlogs.html */
export const logs: AccessTable = {
  ...onNone('logs', ['DescribeLogGroups', 'GetQueryResults', 'StopQuery']),
  CreateLogGroup: (call: OperationCall<LogsInput>) => {
    const tags = Object.entries(call.input.tags ?? {});
    const context = tags.length
      ? requestTags(tags.map(([Key, Value]) => ({ Key, Value })))
      : {};
    return [
      'logs:CreateLogGroup',
      ...(tags.length ? ['logs:TagResource'] : []),
    ].map(action => ({ action, resource: groupArn(call), context }));
  },
  ...Object.fromEntries(
    [
      'CreateLogStream',
      'DeleteLogGroup',
      'DeleteLogStream',
      'DeleteRetentionPolicy',
      'DescribeLogStreams',
      'FilterLogEvents',
      'GetLogEvents',
      'PutLogEvents',
      'PutRetentionPolicy',
      'StartQuery',
    ].map(name => [name, within(name)]),
  ),
};
