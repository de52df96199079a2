import { allow, deny, guide, type DocumentedCase } from './DocumentedCase';

const operatorsPage = `${guide}reference_policies_elements_condition_operators.html`;
const conditionPage = `${guide}reference_policies_elements_condition.html`;
const setsPage = `${guide}reference_policies_condition-single-vs-multi-valued-context-keys.html`;
const none = 'implicitDeny by identity';

/** `something:Do` under a condition. */
function under(
  what: string,
  source: string,
  condition: object,
  context: DocumentedCase['context'],
  isMet: boolean,
): DocumentedCase {
  return {
    what,
    source,
    identity: allow('something:Do', '*', condition),
    action: 'something:Do',
    resource: '*',
    context,
    expected: isMet ? 'allowed' : none,
  };
}

const office = {
  NotIpAddress: { 'aws:SourceIp': ['192.0.2.0/24', '203.0.113.0/24'] },
  Bool: { 'aws:ViaAWSService': 'false' },
};
const spring = {
  DateGreaterThan: { 'aws:CurrentTime': '2020-04-01T00:00:00Z' },
  DateLessThan: { 'aws:CurrentTime': '2020-06-30T23:59:59Z' },
};
const financeArn = 'arn:aws:someservice:*:111122223333:finance/*';
const foreignArn =
  'arn:aws:someservice:us-east-2:999999999999:store/abc:111122223333:finance/document.txt';
const attributes = (qualifier: string) => ({
  [`${qualifier}:StringEquals`]: {
    'dynamodb:Attributes': ['PostDateTime', 'Message', 'Tags'],
  },
});
const onlyDepartment = {
  StringEquals: {
    'iam:ResourceTag/JobFunction': 'Manager',
    'aws:RequestTag/Department': ['Marketing', 'Development'],
  },
  'ForAllValues:StringEquals': { 'aws:TagKeys': 'Department' },
};

/** Operators of conditions, and what becomes of keys that are absent or have several values. */
export const conditionCases: DocumentedCase[] = [
  under(
    'StringEquals has case',
    conditionPage,
    { StringEquals: { 'aws:username': 'johndoe' } },
    { 'aws:username': 'JohnDoe' },
    false,
  ),
  under(
    'StringEqualsIgnoreCase has none',
    conditionPage,
    { StringEqualsIgnoreCase: { 'aws:username': 'johndoe' } },
    { 'aws:username': 'JohnDoe' },
    true,
  ),
  under(
    'names of keys have no case',
    conditionPage,
    { StringEquals: { 'AWS:SourceIp': '192.0.2.1' } },
    { 'aws:SourceIP': '192.0.2.1' },
    true,
  ),
  under(
    'a positive operator is not met without the key',
    operatorsPage,
    { StringEquals: { 'aws:PrincipalTag/job-category': 'iamuser-admin' } },
    {},
    false,
  ),
  under(
    'a negated operator is met without the key',
    operatorsPage,
    { StringNotLike: { 'aws:PrincipalTag/job-category': 'guest' } },
    {},
    true,
  ),
  under(
    'ArnNotLike is met without the key',
    operatorsPage,
    { ArnNotLike: { 'aws:SourceArn': 'arn:aws:sns:*:*:*' } },
    {},
    true,
  ),
  under(
    'an empty prefix is one of several values',
    operatorsPage,
    { StringLike: { 's3:prefix': ['', 'home/', 'home/${aws:username}/'] } },
    { 's3:prefix': '', 'aws:username': 'ada' },
    true,
  ),
  under(
    'NumericLessThanEquals up to its value',
    operatorsPage,
    { NumericLessThanEquals: { 's3:max-keys': '10' } },
    { 's3:max-keys': '10' },
    true,
  ),
  under(
    'NumericLessThanEquals beyond its value',
    operatorsPage,
    { NumericLessThanEquals: { 's3:max-keys': '10' } },
    { 's3:max-keys': '11' },
    false,
  ),
  under(
    'MFA within the last hour',
    conditionPage,
    { NumericLessThanEquals: { 'aws:MultiFactorAuthAge': '3600' } },
    { 'aws:MultiFactorAuthAge': '600' },
    true,
  ),
  under(
    'MFA longer ago',
    conditionPage,
    { NumericLessThanEquals: { 'aws:MultiFactorAuthAge': '3600' } },
    { 'aws:MultiFactorAuthAge': '3601' },
    false,
  ),
  under(
    'MFA not used, so the key is not there',
    conditionPage,
    { NumericLessThanEquals: { 'aws:MultiFactorAuthAge': '3600' } },
    {},
    false,
  ),
  under(
    'a time between two dates',
    `${guide}reference_policies_examples_aws-dates.html`,
    spring,
    { 'aws:CurrentTime': '2020-05-15T12:00:00Z' },
    true,
  ),
  under(
    'a time after both dates',
    `${guide}reference_policies_examples_aws-dates.html`,
    spring,
    { 'aws:CurrentTime': '2020-07-01T00:00:00Z' },
    false,
  ),
  under(
    'a date against seconds since the epoch',
    operatorsPage,
    { DateGreaterThan: { 'aws:EpochTime': '2020-01-01T00:00:01Z' } },
    { 'aws:EpochTime': '1606000000' },
    true,
  ),
  under(
    'a temporary credential issued too early',
    operatorsPage,
    { DateGreaterThan: { 'aws:TokenIssueTime': '2020-01-01T00:00:01Z' } },
    { 'aws:TokenIssueTime': '2019-12-31T00:00:00Z' },
    false,
  ),
  {
    what: 'Deny without TLS',
    source: operatorsPage,
    identity: [
      allow('s3:*'),
      deny('s3:*', '*', { Bool: { 'aws:SecureTransport': 'false' } }),
    ],
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::DOC-EXAMPLE-BUCKET/a',
    context: { 'aws:SecureTransport': 'false' },
    expected: 'explicitDeny by identity',
  },
  under(
    'a boolean of the policy without quotation marks',
    `${guide}reference_policies_examples_aws_mfa-dates.html`,
    { Bool: { 'aws:MultiFactorAuthPresent': true } },
    { 'aws:MultiFactorAuthPresent': 'true' },
    true,
  ),
  under(
    'BinaryEquals compares the bytes',
    operatorsPage,
    { BinaryEquals: { 'some:key': 'QmluYXJ5VmFsdWVJbkJhc2U2NA==' } },
    { 'some:key': Buffer.from('BinaryValueInBase64').toString('base64') },
    true,
  ),
  under(
    'IpAddress within the range',
    operatorsPage,
    { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
    { 'aws:SourceIp': '203.0.113.255' },
    true,
  ),
  under(
    'IpAddress outside the range',
    operatorsPage,
    { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
    { 'aws:SourceIp': '203.0.114.1' },
    false,
  ),
  under(
    'IpAddress of IPv6 among ranges of both',
    operatorsPage,
    {
      IpAddress: {
        'aws:SourceIp': ['203.0.113.0/24', '2001:DB8:1234:5678::/64'],
      },
    },
    { 'aws:SourceIp': '2001:db8:1234:5678::9' },
    true,
  ),
  under(
    'an address without prefix is one address',
    operatorsPage,
    { IpAddress: { 'aws:SourceIp': '203.0.113.7' } },
    { 'aws:SourceIp': '203.0.113.8' },
    false,
  ),
  {
    what: 'Deny from outside the office',
    source: `${guide}reference_policies_examples_aws_deny-ip.html`,
    identity: [allow('*'), deny('*', '*', office)],
    action: 's3:ListAllMyBuckets',
    resource: '*',
    context: { 'aws:SourceIp': '198.51.100.1', 'aws:ViaAWSService': 'false' },
    expected: 'explicitDeny by identity',
  },
  {
    what: 'two conditions of a Deny must both be met: a service may call from anywhere',
    source: `${guide}reference_policies_examples_aws_deny-ip.html`,
    identity: [allow('*'), deny('*', '*', office)],
    action: 's3:ListAllMyBuckets',
    resource: '*',
    context: { 'aws:SourceIp': '198.51.100.1', 'aws:ViaAWSService': 'true' },
    expected: 'allowed',
  },
  under(
    'StringLike lets a wildcard reach over colons',
    operatorsPage,
    { StringLike: { 'aws:SourceArn': financeArn } },
    { 'aws:SourceArn': foreignArn },
    true,
  ),
  under(
    'ArnLike keeps a wildcard within its part',
    operatorsPage,
    { ArnLike: { 'aws:SourceArn': financeArn } },
    { 'aws:SourceArn': foreignArn },
    false,
  ),
  under(
    'ArnEquals takes wildcards as ArnLike does',
    operatorsPage,
    { ArnEquals: { 'aws:SourceArn': financeArn } },
    { 'aws:SourceArn': 'arn:aws:someservice:eu-west-1:111122223333:finance/a' },
    true,
  ),
  under(
    'StringLike on a resource without the key',
    operatorsPage,
    { StringLike: { 'ec2:InstanceType': ['t1.*', 't2.*'] } },
    {},
    false,
  ),
  under(
    'StringLikeIfExists on a resource without the key',
    operatorsPage,
    { StringLikeIfExists: { 'ec2:InstanceType': ['t1.*', 't2.*'] } },
    {},
    true,
  ),
  under(
    'StringLikeIfExists with the key',
    operatorsPage,
    { StringLikeIfExists: { 'ec2:InstanceType': ['t1.*', 't2.*'] } },
    { 'ec2:InstanceType': 'm5.large' },
    false,
  ),
  {
    what: 'Deny with a negated operator and IfExists denies without the key, too',
    source: operatorsPage,
    identity: [
      allow('*'),
      deny('*', '*', {
        StringNotEqualsIfExists: { 'aws:ResourceTag/team': 'blue' },
      }),
    ],
    action: 'ec2:StartInstances',
    resource: 'arn:aws:ec2:eu-west-1:111122223333:instance/i-1',
    expected: 'explicitDeny by identity',
  },
  under(
    'Null true without temporary credentials',
    operatorsPage,
    { Null: { 'aws:TokenIssueTime': 'true' } },
    {},
    true,
  ),
  under(
    'Null true with temporary credentials',
    operatorsPage,
    { Null: { 'aws:TokenIssueTime': 'true' } },
    { 'aws:TokenIssueTime': '2026-01-01T00:00:00Z' },
    false,
  ),
  under(
    'Null false wants the key',
    operatorsPage,
    { Null: { 'aws:TokenIssueTime': 'false' } },
    { 'aws:TokenIssueTime': '2026-01-01T00:00:00Z' },
    true,
  ),
  under(
    'ForAllValues: each value of the request is in the policy',
    setsPage,
    attributes('ForAllValues'),
    { 'dynamodb:Attributes': ['Message', 'Tags'] },
    true,
  ),
  under(
    'ForAllValues: one value is not',
    setsPage,
    attributes('ForAllValues'),
    { 'dynamodb:Attributes': ['PostDateTime', 'UserName'] },
    false,
  ),
  under(
    'ForAllValues: no key at all',
    setsPage,
    attributes('ForAllValues'),
    {},
    true,
  ),
  under(
    'ForAllValues: an empty set',
    setsPage,
    attributes('ForAllValues'),
    { 'dynamodb:Attributes': [] },
    true,
  ),
  under(
    'ForAnyValue: one value is in the policy',
    setsPage,
    attributes('ForAnyValue'),
    { 'dynamodb:Attributes': ['UserName', 'Message'] },
    true,
  ),
  under(
    'ForAnyValue: none is',
    setsPage,
    attributes('ForAnyValue'),
    { 'dynamodb:Attributes': ['UserName'] },
    false,
  ),
  under(
    'ForAnyValue: no key at all',
    setsPage,
    attributes('ForAnyValue'),
    {},
    false,
  ),
  under(
    'several keys must all match',
    `${guide}reference_policies_examples_iam-add-tag.html`,
    onlyDepartment,
    {
      'iam:ResourceTag/JobFunction': 'Manager',
      'aws:RequestTag/Department': 'Marketing',
      'aws:TagKeys': ['Department'],
    },
    true,
  ),
  under(
    'a further tag key is refused',
    `${guide}reference_policies_examples_iam-add-tag.html`,
    onlyDepartment,
    {
      'iam:ResourceTag/JobFunction': 'Manager',
      'aws:RequestTag/Department': 'Marketing',
      'aws:TagKeys': ['Department', 'Team'],
    },
    false,
  ),
  under(
    'a role may be passed to the service named',
    `${guide}reference_policies_examples_iam-passrole-service.html`,
    { StringEquals: { 'iam:PassedToService': 'cloudwatch.amazonaws.com' } },
    { 'iam:PassedToService': 'cloudwatch.amazonaws.com' },
    true,
  ),
  under(
    'and to no other',
    `${guide}reference_policies_examples_iam-passrole-service.html`,
    { StringEquals: { 'iam:PassedToService': 'cloudwatch.amazonaws.com' } },
    { 'iam:PassedToService': 'ec2.amazonaws.com' },
    false,
  ),
];
