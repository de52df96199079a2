import type { TemplateObject } from '../template';
import { nameOf, unlessMissing } from './common';
import type {
  ResourceContext,
  ResourceReading,
  ResourceType,
} from './ResourceType';

interface LogGroup {
  logGroupName: string;
  arn: string;
  creationTime: number;
}

/** AWS::Logs::LogGroup; its physical id is the group's name. */
export const logsLogGroup: ResourceType = {
  type: 'AWS::Logs::LogGroup',
  properties: ['LogGroupName', 'RetentionInDays'],
  nameProperty: 'LogGroupName',

  async find({ LogGroupName }, context) {
    const name = nameOf(LogGroupName, context, 512);
    const found = await groupOf(name, context);
    return found && found.creationTime >= context.startedAt.getTime()
      ? name
      : undefined;
  },

  async create({ LogGroupName }, tags, context) {
    const logGroupName = nameOf(LogGroupName, context, 512);
    await context.invoke('logs', 'CreateLogGroup', {
      logGroupName,
      tags: Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value])),
    });
    return logGroupName;
  },

  configure: setRetention,

  async read(name, context): Promise<ResourceReading> {
    const found = await groupOf(name, context);
    return found
      ? { state: 'ready', attributes: { Arn: found.arn } }
      : { state: 'gone', attributes: {} };
  },

  async update(name, properties, _tags, context) {
    await setRetention(name, properties, context);
  },

  async delete(logGroupName, { invoke }) {
    await invoke('logs', 'DeleteLogGroup', { logGroupName });
  },
};

async function setRetention(
  logGroupName: string,
  { RetentionInDays }: TemplateObject,
  { invoke }: ResourceContext,
): Promise<void> {
  await (RetentionInDays === undefined
    ? invoke('logs', 'DeleteRetentionPolicy', { logGroupName })
    : invoke('logs', 'PutRetentionPolicy', {
        logGroupName,
        retentionInDays: RetentionInDays,
      }));
}

async function groupOf(
  name: string,
  { invoke }: ResourceContext,
): Promise<LogGroup | undefined> {
  const page = (nextToken?: string) =>
    unlessMissing(['ResourceNotFoundException'], () =>
      invoke<{ logGroups: LogGroup[]; nextToken?: string }>(
        'logs',
        'DescribeLogGroups',
        { logGroupNamePrefix: name, nextToken },
      ),
    );
  for (let found = await page(); found; ) {
    const group = found.logGroups.find(
      ({ logGroupName }) => logGroupName === name,
    );
    if (group || !found.nextToken) {
      return group;
    }
    found = await page(found.nextToken);
  }
  return undefined;
}
