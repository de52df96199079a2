import { hub, management, many, type Refusal } from './Refusal';

const launch = {
  ProductId: '<product>',
  ProvisioningArtifactId: '<artifact>',
  ProvisionedProductName: 'x',
  ProvisionToken: 'token',
};
const connection = (Name: string, AuthorizationType = 'API_KEY') => ({
  Name,
  AuthorizationType,
  AuthParameters: {
    ApiKeyAuthParameters: { ApiKeyName: 'k', ApiKeyValue: 'v' },
  },
});
const rule = { Name: 'r', EventPattern: '{"source":["a"]}' };
const template = JSON.stringify({
  Resources: {
    Group: {
      Type: 'AWS::SageMaker::ModelPackageGroup',
      Properties: { ModelPackageGroupName: 'of-a-stack' },
    },
  },
});
const period = { Start: '2026-11-01', End: '2026-11-02' };

/** What is refused of Service Catalog, EventBridge, Logs, CloudFormation and Cost Explorer. */
export const delivery: Record<string, Refusal> = {
  'a product by id and name': {
    of: 'exclusive',
    in: hub,
    step: ['servicecatalog', 'DescribeProductAsAdmin', {}],
    code: 'InvalidParametersException',
    message: 'either Id or Name',
  },
  'an unknown portfolio': {
    of: 'unknown',
    in: hub,
    step: ['servicecatalog', 'DescribePortfolio', { Id: 'port-none' }],
    code: 'ResourceNotFoundException',
    message: 'Portfolio port-none not found',
  },
  'a launch constraint twice': {
    of: 'duplicate',
    in: hub,
    step: [
      'servicecatalog',
      'CreateConstraint',
      {
        PortfolioId: '<portfolio>',
        ProductId: '<product>',
        Type: 'LAUNCH',
        Parameters: '{"LocalRoleName":"x"}',
        IdempotencyToken: 'again',
      },
    ],
    code: 'DuplicateResourceException',
    message: 'A LAUNCH constraint exists already',
  },
  'a launch in an account without path': {
    of: 'unknown',
    step: ['servicecatalog', 'ProvisionProduct', launch],
    code: 'ResourceNotFoundException',
    message: 'No launch paths found for resource',
  },
  'the termination of something by id and name': {
    of: 'exclusive',
    step: [
      'servicecatalog',
      'TerminateProvisionedProduct',
      {
        ProvisionedProductId: 'pp-1',
        ProvisionedProductName: 'x',
        TerminateToken: 't',
      },
    ],
    code: 'ValidationException',
    message: 'Exactly one of the provisioned product id',
  },
  'a connection twice': {
    of: 'duplicate',
    after: [['events', 'CreateConnection', connection('twice')]],
    step: ['events', 'CreateConnection', connection('twice')],
    code: 'ResourceAlreadyExistsException',
    message: 'Connection twice already exists',
  },
  'a connection whose parameters are of another type': {
    of: 'exclusive',
    step: ['events', 'CreateConnection', connection('basic', 'BASIC')],
    code: 'ValidationException',
    message: 'does not match the authorization parameters',
  },
  'a target of an unknown rule': {
    of: 'unknown',
    step: [
      'events',
      'PutTargets',
      { Rule: 'none', Targets: [{ Id: '1', Arn: 'a' }] },
    ],
    code: 'ResourceNotFoundException',
    message: 'Rule none does not exist',
  },
  'more targets than a rule may have': {
    of: 'quota',
    after: [
      ['events', 'PutRule', rule],
      ['events', 'CreateConnection', connection('of-targets')],
    ],
    step: [
      'events',
      'PutTargets',
      {
        Rule: 'r',
        Targets: many(101, index => ({ Id: `${index}`, Arn: 'a' })),
      },
    ],
    code: 'ValidationException',
    message: 'less than or equal to 100',
  },
  'a log group twice': {
    of: 'duplicate',
    after: [['logs', 'CreateLogGroup', { logGroupName: 'twice' }]],
    step: ['logs', 'CreateLogGroup', { logGroupName: 'twice' }],
    code: 'ResourceAlreadyExistsException',
    message: 'The specified log group already exists',
  },
  'a log group by name and identifier': {
    of: 'exclusive',
    step: [
      'logs',
      'DescribeLogStreams',
      { logGroupName: 'g', logGroupIdentifier: 'g' },
    ],
    code: 'InvalidParameterException',
    message: 'Exactly one of logGroupName and logGroupIdentifier',
  },
  'a stream of an unknown group': {
    of: 'unknown',
    step: [
      'logs',
      'CreateLogStream',
      { logGroupName: 'none', logStreamName: 's' },
    ],
    code: 'ResourceNotFoundException',
    message: 'The specified log group does not exist',
  },
  'a stack without a template': {
    of: 'exclusive',
    step: ['cloudformation', 'CreateStack', { StackName: 's' }],
    code: 'ValidationError',
    message: 'Either Template URL or Template Body must be specified',
  },
  'a stack that fails in two ways': {
    of: 'exclusive',
    step: [
      'cloudformation',
      'CreateStack',
      {
        StackName: 's',
        TemplateBody: template,
        DisableRollback: true,
        OnFailure: 'DELETE',
      },
    ],
    code: 'ValidationError',
    message: 'Only one of DisableRollback and OnFailure',
  },
  'a stack twice': {
    of: 'duplicate',
    after: [
      [
        'cloudformation',
        'CreateStack',
        { StackName: 'twice', TemplateBody: template },
      ],
    ],
    step: [
      'cloudformation',
      'CreateStack',
      { StackName: 'twice', TemplateBody: template },
    ],
    code: 'AlreadyExistsException',
    message: 'Stack [twice] already exists',
  },
  'the update of an unknown stack': {
    of: 'unknown',
    step: [
      'cloudformation',
      'UpdateStack',
      { StackName: 'none', TemplateBody: template },
    ],
    code: 'ValidationError',
    message: 'does not exist',
  },
  'costs in three groups': {
    of: 'quota',
    in: management,
    step: [
      'ce',
      'GetCostAndUsage',
      {
        TimePeriod: period,
        Granularity: 'DAILY',
        Metrics: ['UnblendedCost'],
        GroupBy: many(3, () => ({ Type: 'DIMENSION', Key: 'SERVICE' })),
      },
    ],
    code: 'ValidationException',
    message: 'at most 2',
  },
};
