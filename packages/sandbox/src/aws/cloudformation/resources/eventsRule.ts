import type { Tag } from '../stack';
import type { TemplateObject } from '../template';
import {
  goneTags,
  hasOwnTags,
  isObject,
  jsonText,
  listOf,
  nameOf,
  unlessMissing,
} from './common';
import type {
  ResourceContext,
  ResourceReading,
  ResourceType,
} from './ResourceType';

const missing = ['ResourceNotFoundException'];

/** AWS::Events::Rule on the default bus; its physical id is the rule's name. */
export const eventsRule: ResourceType = {
  type: 'AWS::Events::Rule',
  properties: [
    'Description',
    'EventBusName',
    'EventPattern',
    'Name',
    'RoleArn',
    'ScheduleExpression',
    'State',
    'Targets',
  ],
  nameProperty: 'Name',

  async find(properties, context) {
    const name = ruleName(properties, context);
    const tags = await tagsOf(name, context);
    return tags && hasOwnTags(tags, context) ? name : undefined;
  },

  async create(properties, tags, context) {
    const name = ruleName(properties, context);
    await putRule(name, properties, context, tags);
    return name;
  },

  configure: setTargets,

  async read(Name, { invoke }): Promise<ResourceReading> {
    const found = await unlessMissing(missing, () =>
      invoke<{ Arn: string }>('events', 'DescribeRule', { Name }),
    );
    return found
      ? { state: 'ready', attributes: { Arn: found.Arn } }
      : { state: 'gone', attributes: {} };
  },

  async update(name, properties, tags, context) {
    await putRule(name, properties, context);
    await setTargets(name, properties, context);
    const ResourceARN = ruleArn(name, context);
    const TagKeys = goneTags((await tagsOf(name, context)) ?? [], tags);
    if (TagKeys.length) {
      await context.invoke('events', 'UntagResource', { ResourceARN, TagKeys });
    }
    await context.invoke('events', 'TagResource', { ResourceARN, Tags: tags });
  },

  async delete(Name, context) {
    await setTargets(Name, {}, context);
    await context.invoke('events', 'DeleteRule', { Name });
  },
};

function ruleName({ Name }: TemplateObject, context: ResourceContext) {
  return nameOf(Name, context, 64);
}

function ruleArn(name: string, { account, region }: ResourceContext): string {
  return `arn:aws:events:${region}:${account}:rule/${name}`;
}

async function tagsOf(
  name: string,
  context: ResourceContext,
): Promise<Tag[] | undefined> {
  const found = await unlessMissing(missing, () =>
    context.invoke<{ Tags: Tag[] }>('events', 'ListTagsForResource', {
      ResourceARN: ruleArn(name, context),
    }),
  );
  return found?.Tags;
}

async function putRule(
  Name: string,
  properties: TemplateObject,
  { invoke }: ResourceContext,
  Tags?: Tag[],
): Promise<void> {
  await invoke('events', 'PutRule', {
    Name,
    Description: properties.Description,
    EventBusName: properties.EventBusName,
    EventPattern: jsonText(properties.EventPattern),
    RoleArn: properties.RoleArn,
    ScheduleExpression: properties.ScheduleExpression,
    State: properties.State,
    Tags,
  });
}

/** Makes the rule's targets those of the template. Safe to repeat. */
async function setTargets(
  Rule: string,
  properties: TemplateObject,
  { invoke }: ResourceContext,
): Promise<void> {
  const wanted = listOf(properties.Targets).filter(isObject);
  const { Targets } = await invoke<{ Targets: { Id: string }[] }>(
    'events',
    'ListTargetsByRule',
    { Rule },
  );
  const ids = wanted.map(({ Id }) => Id);
  const Ids = Targets.map(({ Id }) => Id).filter(id => !ids.includes(id));
  if (Ids.length) {
    await invoke('events', 'RemoveTargets', { Rule, Ids });
  }
  if (wanted.length) {
    await invoke('events', 'PutTargets', { Rule, Targets: wanted });
  }
}
