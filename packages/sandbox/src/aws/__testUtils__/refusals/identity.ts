import { management, dev, many, type Refusal, type Step } from './Refusal';

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

/** What is refused of IAM, STS, Organizations and KMS. */
export const identity: Record<string, Refusal> = {
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
};
