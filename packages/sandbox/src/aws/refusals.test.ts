import { rootOf, type TestCredentials } from '../__testUtils__/credentials';
import { startSandbox, type RunningSandbox } from '../startSandbox';
import { send, type Answer } from './__testUtils__/inputs/send';
import { services } from './services';

const hub = '100200300402';
const management = '100200300401';
const dev = '201000000011';

type Input = Record<string, unknown>;
/** Service, operation, input; `<name>` in it stands for something that is known once it runs. */
type Step = [service: string, operation: string, input?: Input];

interface Refusal {
  of: 'exclusive' | 'unknown' | 'duplicate' | 'quota' | 'conflict';
  in?: string;
  /** What comes before; it is not refused. */
  after?: Step[];
  step: Step;
  code: string;
  message: string;
}

const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const profile = { DomainId: '<domain>', UserProfileName: 'ann' };
const app = { AppType: 'JupyterLab', AppName: 'default' };
const definition = JSON.stringify({
  Version: '2020-12-01',
  Steps: [{ Name: 'No', Type: 'Fail', Arguments: { ErrorMessage: 'no' } }],
});
const pipeline = (PipelineName: string, token: string) => ({
  PipelineName,
  PipelineDefinition: definition,
  RoleArn: `arn:aws:iam::${dev}:role/atelier/mlops-pipeline`,
  ClientRequestToken: token.repeat(32),
});
const variant = {
  VariantName: 'a',
  ModelName: 'none',
  InstanceType: 'ml.m5.large',
  InitialInstanceCount: 1,
};
const launch = {
  ProductId: '<product>',
  ProvisioningArtifactId: '<artifact>',
  ProvisionedProductName: 'x',
  ProvisionToken: 'token',
};
const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${dev}:root` },
      Action: ['sts:AssumeRole', 'sts:TagSession'],
    },
  ],
});
const allow = (sid: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Sid: sid, Effect: 'Allow', Action: 's3:*', Resource: '*' }],
  });
const role = (RoleName: string) => ({
  RoleName,
  AssumeRolePolicyDocument: trust,
});
const key = { KeyId: '<key>' };
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

const refusals: Record<string, Refusal> = {
  'an app of both a profile and a space': {
    of: 'exclusive',
    step: ['sagemaker', 'CreateApp', { ...profile, ...app, SpaceName: 's' }],
    code: 'ValidationException',
    message: 'Exactly one of UserProfileName and SpaceName',
  },
  'an app of neither': {
    of: 'exclusive',
    step: ['sagemaker', 'CreateApp', { DomainId: '<domain>', ...app }],
    code: 'ValidationException',
    message: 'Exactly one of UserProfileName and SpaceName',
  },
  'an app of an unknown profile': {
    of: 'unknown',
    step: [
      'sagemaker',
      'CreateApp',
      { ...profile, ...app, UserProfileName: 'nobody' },
    ],
    code: 'ValidationException',
    message: 'User Profile with name [nobody] does not exist',
  },
  'a profile in an unknown domain': {
    of: 'unknown',
    step: [
      'sagemaker',
      'CreateUserProfile',
      { ...profile, DomainId: 'd-aaaaaaaaaaaa' },
    ],
    code: 'ValidationException',
    message: 'Domain [d-aaaaaaaaaaaa] does not exist',
  },
  'a profile twice': {
    of: 'duplicate',
    after: [['sagemaker', 'CreateUserProfile', profile]],
    step: ['sagemaker', 'CreateUserProfile', profile],
    code: 'ResourceInUse',
    message: 'User Profile already exists with name [ann]',
  },
  'two tags of one key': {
    of: 'duplicate',
    step: [
      'sagemaker',
      'CreateUserProfile',
      {
        ...profile,
        UserProfileName: 'tagged',
        Tags: ['a', 'A'].map(Key => ({ Key, Value: '' })),
      },
    ],
    code: 'ValidationException',
    message: 'Duplicate tag keys',
  },
  'more tags than a resource may have': {
    of: 'quota',
    step: [
      'sagemaker',
      'AddTags',
      {
        ResourceArn: '<domainArn>',
        Tags: many(50, index => ({ Key: `k${index}`, Value: '' })),
      },
    ],
    code: 'ValidationException',
    message: 'The number of tags cannot exceed 50',
  },
  'the deletion of a domain with profiles': {
    of: 'conflict',
    step: ['sagemaker', 'DeleteDomain', { DomainId: '<domain>' }],
    code: 'ResourceInUse',
    message: 'because UserProfile(s) are associated with it',
  },
  'the deletion of a profile with an app': {
    of: 'conflict',
    after: [
      [
        'sagemaker',
        'CreateApp',
        { ...app, DomainId: '<domain>', UserProfileName: '<profile>' },
      ],
    ],
    step: [
      'sagemaker',
      'DeleteUserProfile',
      { DomainId: '<domain>', UserProfileName: '<profile>' },
    ],
    code: 'ResourceInUse',
    message: 'because App(s) are associated with it',
  },
  'a pipeline with two definitions': {
    of: 'exclusive',
    step: [
      'sagemaker',
      'CreatePipeline',
      {
        ...pipeline('p', 'a'),
        PipelineDefinitionS3Location: { Bucket: 'bucket', ObjectKey: 'key' },
      },
    ],
    code: 'ValidationException',
    message: 'Only one of PipelineDefinition and PipelineDefinitionS3Location',
  },
  'a pipeline twice': {
    of: 'duplicate',
    after: [['sagemaker', 'CreatePipeline', pipeline('twice', 'b')]],
    step: ['sagemaker', 'CreatePipeline', pipeline('twice', 'c')],
    code: 'ValidationException',
    message: 'Pipeline names must be unique',
  },
  'a token for another pipeline': {
    of: 'duplicate',
    after: [['sagemaker', 'CreatePipeline', pipeline('tokened', 'd')]],
    step: ['sagemaker', 'CreatePipeline', pipeline('other', 'd')],
    code: 'ConflictException',
    message: 'ClientRequestToken was already used',
  },
  'an execution of an unknown pipeline': {
    of: 'unknown',
    step: [
      'sagemaker',
      'StartPipelineExecution',
      { PipelineName: 'none', ClientRequestToken: 'e'.repeat(32) },
    ],
    code: 'ResourceNotFound',
    message: "Pipeline 'none' does not exist",
  },
  'the stop of an execution that has ended': {
    of: 'conflict',
    step: [
      'sagemaker',
      'StopPipelineExecution',
      {
        PipelineExecutionArn: '<execution>',
        ClientRequestToken: 'f'.repeat(32),
      },
    ],
    code: 'ValidationException',
    message: 'cannot be stopped',
  },
  'a model version with a name and a group': {
    of: 'exclusive',
    step: [
      'sagemaker',
      'CreateModelPackage',
      {
        ModelPackageName: 'm',
        ModelPackageGroupName: 'g',
        ClientToken: 'x'.repeat(36),
      },
    ],
    code: 'ValidationException',
    message: 'Exactly one of ModelPackageName and ModelPackageGroupName',
  },
  'a model package group twice': {
    of: 'duplicate',
    after: [
      [
        'sagemaker',
        'CreateModelPackageGroup',
        { ModelPackageGroupName: 'twice' },
      ],
    ],
    step: [
      'sagemaker',
      'CreateModelPackageGroup',
      { ModelPackageGroupName: 'twice' },
    ],
    code: 'ValidationException',
    message: 'Model Package Group already exists',
  },
  'the deletion of a group with versions': {
    of: 'conflict',
    in: hub,
    step: [
      'sagemaker',
      'DeleteModelPackageGroup',
      { ModelPackageGroupName: 'store-demand' },
    ],
    code: 'ConflictException',
    message: 'store-demand',
  },
  'a model without a container': {
    of: 'exclusive',
    step: ['sagemaker', 'CreateModel', { ModelName: 'm' }],
    code: 'ValidationException',
    message: 'Exactly one of PrimaryContainer and Containers',
  },
  'an endpoint configuration with an unknown model': {
    of: 'unknown',
    step: [
      'sagemaker',
      'CreateEndpointConfig',
      { EndpointConfigName: 'c', ProductionVariants: [variant] },
    ],
    code: 'ValidationException',
    message: 'Could not find model',
  },
  'an endpoint configuration with a variant twice': {
    of: 'duplicate',
    step: [
      'sagemaker',
      'CreateEndpointConfig',
      { EndpointConfigName: 'c', ProductionVariants: [variant, variant] },
    ],
    code: 'ValidationException',
    message: 'variant names must be unique',
  },
  'an endpoint with an unknown configuration': {
    of: 'unknown',
    step: [
      'sagemaker',
      'CreateEndpoint',
      { EndpointName: 'e', EndpointConfigName: 'none' },
    ],
    code: 'ValidationException',
    message: 'Could not find endpoint configuration',
  },
  'the stop of an unknown job': {
    of: 'unknown',
    step: ['sagemaker', 'StopTrainingJob', { TrainingJobName: 'none' }],
    code: 'ValidationException',
    message: 'Requested resource not found',
  },
  'a SageMaker project of neither a product nor a template': {
    of: 'exclusive',
    in: hub,
    step: ['sagemaker', 'CreateProject', { ProjectName: 'x' }],
    code: 'ValidationException',
    message:
      'Exactly one of ServiceCatalogProvisioningDetails and TemplateProviders',
  },
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
  'a role twice, whatever its case': {
    of: 'duplicate',
    after: [['iam', 'CreateRole', role('Twice')]],
    step: ['iam', 'CreateRole', role('tWICE')],
    code: 'EntityAlreadyExists',
    message: 'Role with name tWICE already exists.',
  },
  'a role with two tags of one key': {
    of: 'duplicate',
    step: [
      'iam',
      'CreateRole',
      {
        ...role('tagged'),
        Tags: ['a', 'A'].map(Key => ({ Key, Value: 'x' })),
      },
    ],
    code: 'InvalidInput',
    message: 'Duplicate tag keys',
  },
  'a trust policy that is too long': {
    of: 'quota',
    step: [
      'iam',
      'CreateRole',
      {
        RoleName: 'long',
        AssumeRolePolicyDocument: trust.replace(
          '"Effect"',
          `"Sid":"${'a'.repeat(2_048)}","Effect"`,
        ),
      },
    ],
    code: 'LimitExceeded',
    message: 'Cannot exceed quota for ACLSizePerRole: 2048',
  },
  'a managed policy that is too long': {
    of: 'quota',
    step: [
      'iam',
      'CreatePolicy',
      { PolicyName: 'long', PolicyDocument: allow('a'.repeat(6_144)) },
    ],
    code: 'LimitExceeded',
    message: 'Cannot exceed quota for PolicySize: 6144',
  },
  'inline policies that are too long together': {
    of: 'quota',
    after: [
      ['iam', 'CreateRole', role('inline')],
      ...many<Step>(2, index => [
        'iam',
        'PutRolePolicy',
        {
          RoleName: 'inline',
          PolicyName: `p${index}`,
          PolicyDocument: allow('a'.repeat(4_000)),
        },
      ]),
    ],
    step: [
      'iam',
      'PutRolePolicy',
      {
        RoleName: 'inline',
        PolicyName: 'p2',
        PolicyDocument: allow('a'.repeat(4_000)),
      },
    ],
    code: 'LimitExceeded',
    message: 'Maximum policy size of 10240 bytes exceeded for role inline',
  },
  'the deletion of a role with a policy': {
    of: 'conflict',
    after: [
      ['iam', 'CreateRole', role('kept')],
      [
        'iam',
        'PutRolePolicy',
        { RoleName: 'kept', PolicyName: 'p', PolicyDocument: allow('a') },
      ],
    ],
    step: ['iam', 'DeleteRole', { RoleName: 'kept' }],
    code: 'DeleteConflict',
    message: 'must delete policies first',
  },
  'an unknown role': {
    of: 'unknown',
    step: ['iam', 'GetRole', { RoleName: 'none' }],
    code: 'NoSuchEntity',
    message: 'The role with name none cannot be found.',
  },
  'a session with a transitive tag that it has not': {
    of: 'unknown',
    after: [['iam', 'CreateRole', role('assumed')]],
    step: [
      'sts',
      'AssumeRole',
      {
        RoleArn: `arn:aws:iam::${dev}:role/assumed`,
        RoleSessionName: 'me',
        TransitiveTagKeys: ['z'],
      },
    ],
    code: 'InvalidParameterValue',
    message: 'must be included in the requested tags',
  },
  'a tag twice on an account': {
    of: 'duplicate',
    in: management,
    step: [
      'organizations',
      'TagResource',
      { ResourceId: dev, Tags: many(2, () => ({ Key: 'a', Value: 'b' })) },
    ],
    code: 'InvalidInputException',
    message: 'Tag keys must be unique',
  },
  'more tags than an account may have': {
    of: 'quota',
    in: management,
    step: [
      'organizations',
      'TagResource',
      {
        ResourceId: dev,
        Tags: many(51, index => ({ Key: `k${index}`, Value: 'b' })),
      },
    ],
    code: 'ConstraintViolationException',
    message: 'exceeded the number of tags',
  },
  'an unknown account': {
    of: 'unknown',
    in: management,
    step: ['organizations', 'DescribeAccount', { AccountId: '999999999999' }],
    code: 'AccountNotFoundException',
    message: "an account that doesn't exist",
  },
  'an alias twice': {
    of: 'duplicate',
    after: [
      [
        'kms',
        'CreateAlias',
        { AliasName: 'alias/twice', TargetKeyId: '<key>' },
      ],
    ],
    step: [
      'kms',
      'CreateAlias',
      { AliasName: 'alias/twice', TargetKeyId: '<key>' },
    ],
    code: 'AlreadyExistsException',
    message: 'alias/twice already exists',
  },
  'an unknown key': {
    of: 'unknown',
    step: [
      'kms',
      'DescribeKey',
      { KeyId: '00000000-0000-0000-0000-000000000000' },
    ],
    code: 'NotFoundException',
    message: 'does not exist',
  },
  'the encryption with a disabled key': {
    of: 'conflict',
    after: [['kms', 'DisableKey', key]],
    step: ['kms', 'Encrypt', { ...key, Plaintext: 'eA==' }],
    code: 'DisabledException',
    message: 'is disabled',
  },
  'a data key of a size and of a kind': {
    of: 'exclusive',
    step: [
      'kms',
      'GenerateDataKey',
      { ...key, NumberOfBytes: 16, KeySpec: 'AES_128' },
    ],
    code: 'ValidationException',
    message: 'specify either',
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

describe('what no model says', () => {
  let sandbox: RunningSandbox;
  const names = new Map<string, string>();
  const keys = new Map<string, TestCredentials>();

  const call = async (
    account: string,
    [service, operation, input = {}]: Step,
  ) => {
    const found = services.find(({ id }) => id === service);
    if (!found) {
      throw new Error(`There is no ${service}.`);
    }
    const root = keys.get(account) ?? (await rootOf(sandbox.awsUrl, account));
    keys.set(account, root);
    const text = JSON.stringify(input).replace(
      /<(\w+)>/g,
      (_, name) => names.get(`${name}@${account}`) ?? names.get(name) ?? '',
    );
    const sent = JSON.parse(text);
    return send(sandbox.awsUrl, root, found, operation, sent);
  };
  /** What a list's first item has under a name. */
  const first = async (
    account: string,
    step: Step,
    list: string,
    member: string,
  ) => {
    const { output } = await call(account, step);
    return (output as Record<string, Record<string, string>[]>)[list][0][
      member
    ];
  };

  beforeAll(async () => {
    sandbox = await startSandbox();
    for (const account of [dev, '201000000031']) {
      const domains: Step = ['sagemaker', 'ListDomains'];
      const profiles: Step = ['sagemaker', 'ListUserProfiles'];
      for (const [name, step, list, member] of [
        ['domain', domains, 'Domains', 'DomainId'],
        ['domainArn', domains, 'Domains', 'DomainArn'],
        ['profile', profiles, 'UserProfiles', 'UserProfileName'],
      ] as const) {
        const value = await first(account, step, list, member);
        names.set(`${name}@${account}`, value);
      }
    }
    const executions: Step = [
      'sagemaker',
      'ListPipelineExecutions',
      { PipelineName: 'store-demand' },
    ];
    names.set(
      'execution',
      await first(
        dev,
        executions,
        'PipelineExecutionSummaries',
        'PipelineExecutionArn',
      ),
    );
    const portfolios: Step = ['servicecatalog', 'ListPortfolios'];
    names.set(
      'portfolio',
      await first(hub, portfolios, 'PortfolioDetails', 'Id'),
    );
    const constraints: Step = [
      'servicecatalog',
      'ListConstraintsForPortfolio',
      { PortfolioId: '<portfolio>' },
    ];
    names.set(
      'product',
      await first(hub, constraints, 'ConstraintDetails', 'ProductId'),
    );
    names.set('artifact', 'pa-aaaaaaaaaaaaa');
    const made = await call(dev, ['kms', 'CreateKey']);
    const { KeyMetadata } = made.output as { KeyMetadata: { KeyId: string } };
    names.set('key', KeyMetadata.KeyId);
  });
  afterAll(() => sandbox.stop());

  it.each(Object.entries(refusals))(
    'refuses %s',
    async (_, { in: account = dev, after = [], step, code, message }) => {
      for (const one of after) {
        expect(await call(account, one)).toMatchObject({ status: 200 });
      }
      expect(await call(account, step)).toMatchObject({
        code,
        message: expect.stringContaining(message),
      });
    },
  );

  it('refuses more profiles than an account may have', async () => {
    const account = '201000000031';
    let answer: Answer | undefined;
    for (let made = 0; made <= 60 && answer?.status !== 400; made++) {
      const input = { ...profile, UserProfileName: `p-${made}` };
      answer = await call(account, ['sagemaker', 'CreateUserProfile', input]);
    }
    expect(answer).toMatchObject({
      code: 'ResourceLimitExceeded',
      message: expect.stringContaining(
        "'Maximum number of Studio user profiles allowed per account' is 60 UserProfiles, with current utilization of 60 UserProfiles",
      ),
    });
  }, 30_000);

  it.each(['exclusive', 'unknown', 'duplicate', 'quota', 'conflict'])(
    'holds services to the class %s',
    of => {
      const held = Object.values(refusals).filter(one => one.of === of);
      expect(new Set(held.map(({ step }) => step[0])).size).toBeGreaterThan(2);
    },
  );
});
