import { AwsError } from '../errors';
import { paginate } from '../paginate';
import { operation, type Call } from '../service';
import { s } from '../shapes';
import { checkBus } from './buses';
import { rules, type Rule } from './documents';
import { notFound, validation } from './errors';
import { parsePattern, PatternError } from './pattern';
import * as shapes from './shapes';

const ofRule = {
  Name: shapes.name.required(),
  EventBusName: shapes.busName,
};

export const PutRule = operation({
  write: true,
  input: s.structure({
    ...ofRule,
    ScheduleExpression: s.string({ max: 256 }),
    EventPattern: s.string({ max: 4096 }),
    State: s.string({
      enum: ['ENABLED', 'DISABLED'],
      lacks: ['ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS'],
    }),
    Description: s.string({ max: 512 }),
    RoleArn: shapes.roleArn,
    Tags: shapes.tags,
  }),
  handle(input, call) {
    checkBus(input, call);
    const { Name, EventPattern } = input;
    if (input.ScheduleExpression) {
      throw validation('The sandbox runs no schedules: give an EventPattern.');
    }
    if (!EventPattern) {
      throw validation(
        'Parameter(s) EventPattern or ScheduleExpression must be specified.',
      );
    }
    checkPattern(EventPattern);
    const { account, region, env } = call;
    const old = env.store.get(rules, call, Name);
    const rule: Rule = {
      Name,
      Arn: `arn:aws:events:${region}:${account}:rule/${Name}`,
      EventPattern,
      State: input.State ?? 'ENABLED',
      Description: input.Description,
      RoleArn: input.RoleArn,
      createdBy: account,
      // Tags of an existing rule stay: TagResource changes them.
      tags: old?.tags ?? input.Tags ?? [],
      targets: old?.targets ?? [],
    };
    putRule(rule, call);
    return { RuleArn: rule.Arn };
  },
});

export const DescribeRule = operation({
  write: false,
  input: s.structure(ofRule),
  handle(input, call) {
    const { createdBy: CreatedBy, ...rule } = toRule(getRule(input, call));
    return { ...rule, CreatedBy };
  },
});

export const ListRules = operation({
  write: false,
  input: s.structure({
    NamePrefix: shapes.name,
    EventBusName: shapes.busName,
    ...shapes.paging,
  }),
  handle(input, call) {
    checkBus(input, call);
    const { account, region, env } = call;
    const found = env.store.list(
      rules,
      { account, region },
      { prefix: input.NamePrefix },
    );
    const { items, NextToken } = paginate(found, input, shapes.pagingOf);
    return {
      Rules: items.map(rule => {
        const { createdBy, ...listed } = toRule(rule);
        return listed;
      }),
      NextToken,
    };
  },
});

export const EnableRule = operation({
  write: true,
  input: s.structure(ofRule),
  handle(input, call) {
    putRule({ ...getRule(input, call), State: 'ENABLED' }, call);
  },
});

export const DisableRule = operation({
  write: true,
  input: s.structure(ofRule),
  handle(input, call) {
    putRule({ ...getRule(input, call), State: 'DISABLED' }, call);
  },
});

export const DeleteRule = operation({
  write: true,
  input: s.structure({ ...ofRule, Force: s.boolean() }),
  handle(input, call) {
    checkBus(input, call);
    const rule = call.env.store.get(rules, call, input.Name);
    // What is not there is deleted already.
    if (rule?.targets.length) {
      throw validation("Rule can't be deleted since it has targets.");
    }
    call.env.store.delete(rules, call, input.Name);
  },
});

/** The caller's rule of that name. Throws ResourceNotFoundException. */
export function getRule(
  input: { Name: string; EventBusName?: string },
  call: Call,
): Rule {
  checkBus(input, call);
  const rule = call.env.store.get(rules, call, input.Name);
  if (!rule) {
    throw notFound(`Rule ${input.Name} does not exist on EventBus default.`);
  }
  return rule;
}

export function putRule(rule: Rule, { account, region, env }: Call): void {
  env.store.put(rules, { account, region }, rule.Name, rule);
}

function toRule({ tags, targets, ...rule }: Rule) {
  return { ...rule, EventBusName: 'default' };
}

function checkPattern(pattern: string): void {
  try {
    parsePattern(pattern);
  } catch (error) {
    throw error instanceof PatternError
      ? new AwsError(
          'InvalidEventPatternException',
          `Event pattern is not valid. Reason: ${error.message}`,
        )
      : error;
  }
}
