import { allow, deny, guide, type DocumentedCase } from './DocumentedCase';

const none = 'implicitDeny by identity';
const bucketOrders = 'arn:aws:s3:::DOC-EXAMPLE-BUCKET/*/test/*';

const inBucket = (object: string, expected: DocumentedCase['expected']) => ({
  what: `a wildcard in the middle of a resource, for ${object}`,
  source: `${guide}reference_policies_elements_resource.html`,
  identity: allow('s3:GetObject', bucketOrders),
  action: 's3:GetObject',
  resource: `arn:aws:s3:::DOC-EXAMPLE-BUCKET/${object}`,
  expected,
});

/** `Action`, `Resource` and `Version`. */
export const elementCases: DocumentedCase[] = [
  {
    what: 'names of actions and their prefixes have no case',
    source: `${guide}reference_policies_elements_action.html`,
    identity: allow('IAM:listaccesskeys'),
    action: 'iam:ListAccessKeys',
    resource: 'arn:aws:iam::111122223333:user/ada',
    expected: 'allowed',
  },
  {
    what: 'a wildcard for all actions of a service',
    source: `${guide}reference_policies_elements_action.html`,
    identity: allow('s3:*'),
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::a/b',
    expected: 'allowed',
  },
  {
    what: 'wildcards around a part of an action’s name',
    source: `${guide}reference_policies_elements_action.html`,
    identity: allow('iam:*AccessKey*'),
    action: 'iam:UpdateAccessKey',
    resource: 'arn:aws:iam::111122223333:user/ada',
    expected: 'allowed',
  },
  {
    what: 'NotAction with Allow gives everything but what it names',
    source: `${guide}reference_policies_elements_notaction.html`,
    identity: { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' },
    action: 'sqs:SendMessage',
    resource: 'arn:aws:sqs:us-east-2:111122223333:queue1',
    expected: 'allowed',
  },
  {
    what: 'NotAction with Allow does not give what it names',
    source: `${guide}reference_policies_elements_notaction.html`,
    identity: { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' },
    action: 'iam:CreateUser',
    resource: 'arn:aws:iam::111122223333:user/bob',
    expected: none,
  },
  {
    what: 'NotAction on S3’s resources leaves out an action that needs the resource *',
    source: `${guide}reference_policies_elements_notaction.html`,
    identity: {
      Effect: 'Allow',
      NotAction: 's3:DeleteBucket',
      Resource: 'arn:aws:s3:::*',
    },
    action: 's3:ListAllMyBuckets',
    resource: '*',
    expected: none,
  },
  {
    what: 'NotAction on S3’s resources gives nothing of other services',
    source: `${guide}reference_policies_elements_notaction.html`,
    identity: {
      Effect: 'Allow',
      NotAction: 's3:DeleteBucket',
      Resource: 'arn:aws:s3:::*',
    },
    action: 'sqs:SendMessage',
    resource: 'arn:aws:sqs:us-east-2:111122223333:queue1',
    expected: none,
  },
  {
    what: 'NotAction with Deny denies the rest without MFA',
    source: `${guide}reference_policies_elements_notaction.html`,
    identity: [
      allow('*'),
      {
        Effect: 'Deny',
        NotAction: 'iam:*',
        Resource: '*',
        Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
      },
    ],
    action: 's3:ListAllMyBuckets',
    resource: '*',
    context: { 'aws:MultiFactorAuthPresent': 'false' },
    expected: 'explicitDeny by identity',
  },
  {
    what: 'the same has no effect with MFA',
    source: `${guide}reference_policies_elements_notaction.html`,
    identity: [
      allow('*'),
      {
        Effect: 'Deny',
        NotAction: 'iam:*',
        Resource: '*',
        Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
      },
    ],
    action: 's3:ListAllMyBuckets',
    resource: '*',
    context: { 'aws:MultiFactorAuthPresent': 'true' },
    expected: 'allowed',
  },
  {
    what: 'NotResource with Deny spares what it names',
    source: `${guide}reference_policies_elements_notresource.html`,
    identity: [
      allow('s3:*'),
      {
        Effect: 'Deny',
        Action: 's3:*',
        NotResource: [
          'arn:aws:s3:::HRBucket/Payroll',
          'arn:aws:s3:::HRBucket/Payroll/*',
        ],
      },
    ],
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::HRBucket/Payroll/2026',
    expected: 'allowed',
  },
  {
    what: 'NotResource with Deny denies all else',
    source: `${guide}reference_policies_elements_notresource.html`,
    identity: [
      allow('s3:*'),
      {
        Effect: 'Deny',
        Action: 's3:*',
        NotResource: [
          'arn:aws:s3:::HRBucket/Payroll',
          'arn:aws:s3:::HRBucket/Payroll/*',
        ],
      },
    ],
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::HRBucket/Reviews/2026',
    expected: 'explicitDeny by identity',
  },
  {
    what: 'NotAction and NotResource together deny every service but S3',
    source: `${guide}reference_policies_examples_s3_deny-except-bucket.html`,
    identity: [
      allow('ec2:*'),
      {
        Effect: 'Deny',
        NotAction: 's3:*',
        NotResource: ['arn:aws:s3:::bucket-name', 'arn:aws:s3:::bucket-name/*'],
      },
    ],
    action: 'ec2:DescribeInstances',
    resource: '*',
    expected: 'explicitDeny by identity',
  },
  {
    what: 'an action that is about no resource needs the resource *',
    source: `${guide}reference_policies_elements_resource.html`,
    identity: allow('s3:ListAllMyBuckets', '*'),
    action: 's3:ListAllMyBuckets',
    resource: '*',
    expected: 'allowed',
  },
  inBucket('1/test/object.jpg', 'allowed'),
  inBucket('1/2/3/test/4/object.jpg', 'allowed'),
  inBucket('1///test///object.jpg', 'allowed'),
  inBucket('/test/object.jpg', 'allowed'),
  inBucket('1/test/', 'allowed'),
  inBucket('1-test/object.jpg', none),
  inBucket('test/object.jpg', none),
  inBucket('1/2/test.jpg', none),
  {
    what: 'an explicit deny of some actions beats a wider allow',
    source: `${guide}reference_policies_evaluation-logic_AccessPolicyLanguage_Interplay.html`,
    identity: [allow(['iam:Get*', 'iam:List*']), deny('iam:*Report')],
    action: 'iam:GetOrganizationsAccessReport',
    resource: '*',
    expected: 'explicitDeny by identity',
  },
  {
    what: 'what no statement names is implicitly denied',
    source: `${guide}reference_policies_evaluation-logic_AccessPolicyLanguage_Interplay.html`,
    identity: [allow(['iam:Get*', 'iam:List*']), deny('iam:*Report')],
    action: 'iam:CreatePolicy',
    resource: 'arn:aws:iam::111122223333:policy/p',
    expected: none,
  },
  {
    what: 'a policy of the old version has no variables',
    source: `${guide}reference_policies_elements_version.html`,
    version: '2008-10-17',
    identity: allow('s3:GetObject', 'arn:aws:s3:::mybucket/${aws:username}/*'),
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::mybucket/ada/file',
    context: { 'aws:username': 'ada' },
    expected: none,
  },
];
