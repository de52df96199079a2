import { AwsError } from '../errors';
import { paginate } from '../paginate';
import { operation, type Call } from '../service';
import { s } from '../shapes';
import { isPath } from './delivery';
import { apiDestinations, type Target } from './documents';
import { validation } from './errors';
import { getRule, putRule } from './rules';
import * as shapes from './shapes';

/** Quota of targets of a rule. */
const maxTargets = 5;

/** What targets are given that are no API destination. */
const otherTargets = [
  'AppSyncParameters',
  'BatchParameters',
  'EcsParameters',
  'KinesisParameters',
  'RedshiftDataParameters',
  'RunCommandParameters',
  'SageMakerPipelineParameters',
  'SqsParameters',
];

const ofRule = { Rule: shapes.name.required(), EventBusName: shapes.busName };

export const PutTargets = operation({
  write: true,
  input: s.structure({
    ...ofRule,
    Targets: s
      .list(
        s.structure(
          {
            Id: shapes.name.required(),
            Arn: s.string({ min: 1, max: 1600 }).required(),
            RoleArn: shapes.roleArn,
            Input: s.string({ max: 8192 }),
            InputPath: s.string({ max: 256 }),
            InputTransformer: s.structure({
              InputPathsMap: s.map(s.string({ max: 256 }), {
                max: 100,
                key: s.string({
                  min: 1,
                  max: 256,
                  pattern: '[A-Za-z0-9\\_\\-]+',
                }),
              }),
              InputTemplate: s.string({ min: 1, max: 8192 }).required(),
            }),
            HttpParameters: s.structure({
              PathParameterValues: s.list(
                s.string({ pattern: '^(?!\\s*$).+' }),
              ),
              HeaderParameters: s.map(shapes.http.headerValue, {
                key: shapes.http.headerName,
              }),
              QueryStringParameters: s.map(shapes.http.queryValue, {
                key: shapes.http.queryName,
              }),
            }),
            DeadLetterConfig: s.structure({
              Arn: s.string({ min: 1, max: 1600 }),
            }),
            RetryPolicy: s.structure({
              MaximumRetryAttempts: s.integer({ min: 0, max: 185 }),
              MaximumEventAgeInSeconds: s.integer({ min: 60, max: 86_400 }),
            }),
          },
          otherTargets,
        ),
        { min: 1, max: 100 },
      )
      .required(),
  }),
  handle(input, call) {
    const rule = getRule({ ...input, Name: input.Rule }, call);
    const targets = new Map(rule.targets.map(one => [one.Id, one]));
    for (const target of input.Targets) {
      checkTarget(target, call);
      targets.set(target.Id, target);
    }
    if (targets.size > maxTargets) {
      throw new AwsError(
        'LimitExceededException',
        'The requested resource exceeds the maximum number allowed.',
      );
    }
    putRule({ ...rule, targets: [...targets.values()] }, call);
    return { FailedEntryCount: 0, FailedEntries: [] };
  },
});

export const ListTargetsByRule = operation({
  write: false,
  input: s.structure({ ...ofRule, ...shapes.paging }),
  handle(input, call) {
    const { targets } = getRule({ ...input, Name: input.Rule }, call);
    const { items, NextToken } = paginate(targets, input, shapes.pagingOf);
    return { Targets: items, NextToken };
  },
});

export const RemoveTargets = operation({
  write: true,
  input: s.structure({
    ...ofRule,
    Ids: s.list(shapes.name, { min: 1, max: 100 }).required(),
    Force: s.boolean(),
  }),
  handle(input, call) {
    const rule = getRule({ ...input, Name: input.Rule }, call);
    const targets = rule.targets.filter(({ Id }) => !input.Ids.includes(Id));
    putRule({ ...rule, targets }, call);
    return { FailedEntryCount: 0, FailedEntries: [] };
  },
});

function checkTarget(target: Target, { account, region, env }: Call): void {
  const { Arn, RoleArn, InputPath, InputTransformer } = target;
  const prefix = `arn:aws:events:${region}:${account}:api-destination/`;
  if (!Arn.startsWith(prefix)) {
    throw validation(
      `Target ${Arn} is not valid: rules of the sandbox deliver to API destinations of their own account and region.`,
    );
  }
  const name = Arn.slice(prefix.length).split('/')[0];
  const scope = { account, region };
  if (env.store.get(apiDestinations, scope, name)?.ApiDestinationArn !== Arn) {
    throw validation(`Api-destination ${Arn} does not exist.`);
  }
  if (!RoleArn) {
    throw validation(`RoleArn is required for target ${Arn}.`);
  }
  const queue = target.DeadLetterConfig?.Arn;
  if (queue && !/^arn:aws:sqs:[\w-]+:\d{12}:[\w-]{1,80}$/.test(queue)) {
    throw validation(
      `DeadLetterConfig of target ${target.Id} is not valid: ${queue} is no standard queue.`,
    );
  }
  const inputs = [target.Input, InputPath, InputTransformer];
  if (inputs.filter(one => one !== undefined).length > 1) {
    throw validation(
      `Only one of Input, InputPath, or InputTransformer must be provided for target ${target.Id}.`,
    );
  }
  const paths = Object.values(InputTransformer?.InputPathsMap ?? {});
  const wrong = [...(InputPath ? [InputPath] : []), ...paths].find(
    path => !isPath(path),
  );
  if (wrong !== undefined) {
    throw validation(`Invalid InputPath for target ${target.Id} : ${wrong}.`);
  }
  checkVariables(target);
}

/** Refuses a template that names a variable which the map of paths does not have. */
function checkVariables({ Id, InputTransformer }: Target): void {
  const names = Object.keys(InputTransformer?.InputPathsMap ?? {});
  const used = InputTransformer?.InputTemplate.matchAll(/<([\w.-]+)>/g) ?? [];
  for (const [, name] of used) {
    if (!name.startsWith('aws.events.') && !names.includes(name)) {
      throw validation(
        `InputTemplate for target ${Id} contains placeholder ${name} that is not in InputPathsMap.`,
      );
    }
  }
}
