import {
  on,
  onNone,
  passRole,
  regionalArn,
  requestTags,
  serviceLinkedRole,
  type Tags,
} from './access';
import type { AccessTable, OperationCall } from './OperationAccess';

interface RuleInput {
  Name?: string;
  Rule?: string;
  EventBusName?: string;
  RoleArn?: string;
  Tags?: Tags;
  Targets?: { Arn: string; RoleArn?: string }[];
}

interface EntriesInput {
  Entries: { EventBusName?: string; Source?: string; DetailType?: string }[];
}

/** Rules of the default event bus have no bus in their ARN. */
function ruleArn(call: OperationCall<RuleInput>): string {
  const { Name, Rule = Name, EventBusName = 'default' } = call.input;
  const bus = EventBusName.split('/').pop();
  return regionalArn(
    'events',
    bus === 'default' ? `rule/${Rule}` : `rule/${bus}/${Rule}`,
    call,
  );
}

function onRule(operation: string) {
  return (call: OperationCall<RuleInput>) => {
    const { RoleArn, Targets = [], Tags } = call.input;
    return [
      {
        action: `events:${operation}`,
        resource: ruleArn(call),
        context: {
          'events:creatorAccount': call.account,
          'events:TargetArn': Targets.length
            ? Targets.map(({ Arn }) => Arn)
            : undefined,
          ...requestTags(Tags),
        },
      },
      ...(Tags?.length
        ? [{ action: 'events:TagResource', resource: ruleArn(call) }]
        : []),
      ...[RoleArn, ...Targets.map(target => target.RoleArn)].flatMap(role =>
        passRole(role, 'events.amazonaws.com'),
      ),
    ];
  };
}

function resource(operation: string, path: string) {
  return on(`events:${operation}`, call =>
    regionalArn('events', path, call as OperationCall<object>),
  );
}

/** EventBridge keeps a connection's authorization as the caller's secret. */
function onConnection(operation: string, secretAction: string) {
  return (call: OperationCall<{ Name: string }>) => [
    {
      action: `events:${operation}`,
      resource: regionalArn('events', 'connection/{Name}', call),
    },
    {
      action: `secretsmanager:${secretAction}`,
      resource: regionalArn(
        'secretsmanager',
        'secret:events!connection/{Name}/*',
        call,
      ),
    },
  ];
}

const createConnection = onConnection('CreateConnection', 'CreateSecret');

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridge.html */
export const events: AccessTable = {
  ...onNone('events', [
    'ListApiDestinations',
    'ListConnections',
    'ListEventBuses',
    'ListRuleNamesByTarget',
    'ListRules',
    'PutPermission',
    'RemovePermission',
    'TestEventPattern',
  ]),
  ...Object.fromEntries(
    [
      'DeleteRule',
      'DescribeRule',
      'DisableRule',
      'EnableRule',
      'ListTargetsByRule',
      'PutRule',
      'PutTargets',
      'RemoveTargets',
    ].map(name => [name, onRule(name)]),
  ),
  PutEvents: (call: OperationCall<EntriesInput>) =>
    call.input.Entries.map(({ EventBusName, Source, DetailType }) => ({
      action: 'events:PutEvents',
      resource: regionalArn('events', 'event-bus/{EventBusName}', {
        ...call,
        input: { EventBusName: EventBusName ?? 'default' },
      }),
      context: { 'events:source': Source, 'events:detail-type': DetailType },
    })),
  CreateConnection: (call: OperationCall<{ Name: string }>) => [
    ...createConnection(call),
    ...serviceLinkedRole(
      'apidestinations.events.amazonaws.com',
      'AWSServiceRoleForAmazonEventBridgeApiDestinations',
      call,
    ),
  ],
  UpdateConnection: onConnection('UpdateConnection', 'UpdateSecret'),
  DeleteConnection: onConnection('DeleteConnection', 'DeleteSecret'),
  DescribeEventBus: resource('DescribeEventBus', 'event-bus/{Name}'),
  DescribeConnection: resource('DescribeConnection', 'connection/{Name}'),
  CreateApiDestination: (call: OperationCall<object>) =>
    ['api-destination/{Name}', '{ConnectionArn}'].map(path => ({
      action: 'events:CreateApiDestination',
      resource: regionalArn('events', path, call),
    })),
  ...Object.fromEntries(
    [
      'DeleteApiDestination',
      'DescribeApiDestination',
      'UpdateApiDestination',
    ].map(name => [name, resource(name, 'api-destination/{Name}')]),
  ),
  ...Object.fromEntries(
    ['ListTagsForResource', 'TagResource', 'UntagResource'].map(name => [
      name,
      resource(name, '{ResourceARN}'),
    ]),
  ),
};
