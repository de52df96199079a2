import { services } from '../../aws/services';
import { operationAccess, type Lookup, type NeededAccess } from '.';

const key = 'arn:aws:kms:eu-west-1:111122223333:key/k';
const role = 'arn:aws:iam::111122223333:role/atelier/data-scientist';

const find: Lookup = {
  role: name =>
    name === 'data-scientist' ? { arn: role, boundary: 'b' } : undefined,
  organization: () => ({ id: 'o-1', managementAccount: '999999999999' }),
  key: () => key,
  keyOfCiphertext: () => key,
  keyOfBucket: () => key,
  hasObject: () => true,
  keyOfObject: () => key,
};

function needs(
  service: string,
  operation: string,
  input: object,
): NeededAccess[] {
  return operationAccess[service][operation]({
    input: input as never,
    account: '111122223333',
    region: 'eu-west-1',
    find,
  });
}

function shown(needed: NeededAccess[]): string[] {
  return needed.map(({ action, resource }) => `${action} ${resource}`);
}

describe('actions', () => {
  it('has every operation of every service', () => {
    const missing = services.flatMap(({ id, operations }) =>
      [...operations.keys()]
        .filter(name => !operationAccess[id]?.[name])
        .map(name => `${id}:${name}`),
    );
    expect(missing).toEqual([]);
  });

  it('asks for tags and roles of a new profile, too', () => {
    const needed = needs('sagemaker', 'CreateUserProfile', {
      DomainId: 'd-1',
      UserProfileName: 'dana',
      UserSettings: { ExecutionRole: role },
      Tags: [{ Key: 'atelier:project', Value: 'p' }],
    });
    const profile =
      'arn:aws:sagemaker:eu-west-1:111122223333:user-profile/d-1/dana';
    expect(needed).toEqual([
      {
        action: 'sagemaker:CreateUserProfile',
        resource: profile,
        context: expect.objectContaining({
          'aws:RequestTag/atelier:project': 'p',
          'aws:TagKeys': ['atelier:project'],
        }),
      },
      expect.objectContaining({
        action: 'sagemaker:AddTags',
        resource: profile,
      }),
      {
        action: 'iam:PassRole',
        resource: role,
        context: { 'iam:PassedToService': 'sagemaker.amazonaws.com' },
      },
    ]);
  });

  it.each<[string, string, object, string[]]>([
    [
      'sagemaker',
      'DescribePipeline',
      { PipelineName: 'churn' },
      [
        'sagemaker:DescribePipeline arn:aws:sagemaker:eu-west-1:111122223333:pipeline/churn',
      ],
    ],
    [
      'sagemaker',
      'StartPipelineExecution',
      {
        PipelineName: 'arn:aws:sagemaker:eu-west-1:444455556666:pipeline/churn',
      },
      [
        'sagemaker:StartPipelineExecution arn:aws:sagemaker:eu-west-1:444455556666:pipeline/churn',
      ],
    ],
    [
      'sagemaker',
      'CreateApp',
      {
        DomainId: 'd-1',
        SpaceName: 's',
        AppType: 'JupyterLab',
        AppName: 'default',
      },
      [
        'sagemaker:CreateApp arn:aws:sagemaker:eu-west-1:111122223333:app/d-1/s/JupyterLab/default',
      ],
    ],
    [
      'sagemaker',
      'CreateModelPackage',
      {
        ModelPackageGroupName:
          'arn:aws:sagemaker:eu-west-1:444455556666:model-package-group/g',
      },
      [
        'sagemaker:CreateModelPackage arn:aws:sagemaker:eu-west-1:444455556666:model-package/g/*',
      ],
    ],
    [
      'sagemaker',
      'CreateModel',
      {
        ModelName: 'm',
        ExecutionRoleArn: role,
        PrimaryContainer: {
          ModelPackageName:
            'arn:aws:sagemaker:eu-west-1:444455556666:model-package/g/1',
        },
      },
      [
        'sagemaker:CreateModel arn:aws:sagemaker:eu-west-1:111122223333:model/m',
        `iam:PassRole ${role}`,
        'sagemaker:CreateModel arn:aws:sagemaker:eu-west-1:444455556666:model-package/g/1',
      ],
    ],
    ['sagemaker', 'ListModelPackages', {}, ['sagemaker:ListModelPackages *']],
    [
      'organizations',
      'MoveAccount',
      { AccountId: '1', SourceParentId: 'r-1', DestinationParentId: 'ou-1' },
      [
        'organizations:MoveAccount arn:aws:organizations::999999999999:account/o-1/1',
        'organizations:MoveAccount arn:aws:organizations::999999999999:root/o-1/r-1',
        'organizations:MoveAccount arn:aws:organizations::999999999999:ou/o-1/ou-1',
      ],
    ],
    [
      'cloudformation',
      'CreateStack',
      { StackName: 's', RoleARN: role },
      [
        'cloudformation:CreateStack arn:aws:cloudformation:eu-west-1:111122223333:stack/s/*',
        `iam:PassRole ${role}`,
      ],
    ],
    [
      's3',
      'CopyObject',
      { Bucket: 'b', Key: 'k', CopySource: '/a/x%20y?versionId=3' },
      [
        's3:GetObjectVersion arn:aws:s3:::a/x y',
        `kms:Decrypt ${key}`,
        's3:PutObject arn:aws:s3:::b/k',
        `kms:GenerateDataKey ${key}`,
      ],
    ],
    [
      'events',
      'PutTargets',
      { Rule: 'r', Targets: [{ Id: '1', Arn: 'a', RoleArn: role }] },
      [
        'events:PutTargets arn:aws:events:eu-west-1:111122223333:rule/r',
        `iam:PassRole ${role}`,
      ],
    ],
    [
      'logs',
      'GetLogEvents',
      {
        logGroupName: '/aws/sagemaker/TrainingJobs',
        logStreamName: 'j/algo-1',
      },
      [
        'logs:GetLogEvents arn:aws:logs:eu-west-1:111122223333:log-group:/aws/sagemaker/TrainingJobs:log-stream:j/algo-1',
      ],
    ],
    ['kms', 'Decrypt', { KeyId: 'alias/a' }, [`kms:Decrypt ${key}`]],
    ['sts', 'GetCallerIdentity', {}, []],
    [
      'sts',
      'AssumeRole',
      { RoleArn: role, RoleSessionName: 's', SourceIdentity: 'dana' },
      [`sts:AssumeRole ${role}`, `sts:SetSourceIdentity ${role}`],
    ],
  ])('%s:%s', (service, operation, input, expected) => {
    expect(shown(needs(service, operation, input))).toEqual(expected);
  });

  it.each<[string, object, string[]]>([
    ['CreateApp', { ResourceSpec: { InstanceType: 'system' } }, ['system']],
    [
      'CreateTrainingJob',
      { ResourceConfig: { InstanceType: 'ml.p5.48xlarge' } },
      ['ml.p5.48xlarge'],
    ],
    [
      'CreateProcessingJob',
      {
        ProcessingResources: { ClusterConfig: { InstanceType: 'ml.t3.large' } },
      },
      ['ml.t3.large'],
    ],
    [
      'CreateEndpointConfig',
      {
        ProductionVariants: [
          { InstanceType: 'ml.m5.large' },
          { InstanceType: 'ml.c5.large' },
        ],
      },
      ['ml.m5.large', 'ml.c5.large'],
    ],
  ])('knows the instance types of %s', (operation, input, expected) => {
    const [{ context }] = needs('sagemaker', operation, input);
    expect(context?.['sagemaker:InstanceTypes']).toEqual(expected);
  });

  it('knows the boundary a role has, gets or would get', () => {
    const boundary = (operation: string, input: object) =>
      needs('iam', operation, input)[0].context?.['iam:PermissionsBoundary'];
    const RoleName = 'data-scientist';
    expect(boundary('PutRolePolicy', { RoleName })).toBe('b');
    expect(
      boundary('PutRolePermissionsBoundary', {
        RoleName,
        PermissionsBoundary: 'c',
      }),
    ).toBe('c');
    expect(
      boundary('CreateRole', { RoleName: 'new', PermissionsBoundary: 'd' }),
    ).toBe('d');
    expect(boundary('CreateRole', { RoleName: 'new' })).toBeUndefined();
  });
});
