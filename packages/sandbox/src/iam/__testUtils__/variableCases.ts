import {
  allow,
  deny,
  guide,
  session,
  type DocumentedCase,
} from './DocumentedCase';

const source = `${guide}reference_policies_variables.html`;
const none = 'implicitDeny by identity';
const teamBucket =
  "arn:aws:s3:::DOC-EXAMPLE-BUCKET-${aws:PrincipalTag/team, 'company-wide'}";

/** Policy variables. */
export const variableCases: DocumentedCase[] = [
  {
    what: 'a user’s own folder by ${aws:username}',
    source,
    identity: allow('s3:GetObject', 'arn:aws:s3:::mybucket/${aws:username}/*'),
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::mybucket/David/file',
    context: { 'aws:username': 'David' },
    expected: 'allowed',
  },
  {
    what: 'not another’s folder',
    source,
    identity: allow('s3:GetObject', 'arn:aws:s3:::mybucket/${aws:username}/*'),
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::mybucket/Adele/file',
    context: { 'aws:username': 'David' },
    expected: none,
  },
  {
    what: 'a variable before a wildcard in a condition',
    source,
    identity: allow('s3:ListBucket', 'arn:aws:s3:::mybucket', {
      StringLike: { 's3:prefix': ['${aws:username}/*'] },
    }),
    action: 's3:ListBucket',
    resource: 'arn:aws:s3:::mybucket',
    context: { 'aws:username': 'David', 's3:prefix': 'David/2026' },
    expected: 'allowed',
  },
  {
    what: 'names of variables have no case',
    source,
    identity: allow('s3:GetObject', 'arn:aws:s3:::mybucket/${AWS:UserName}/*'),
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::mybucket/David/file',
    context: { 'aws:username': 'David' },
    expected: 'allowed',
  },
  {
    what: 'a role session has no ${aws:username}',
    source,
    requester: session,
    identity: allow('s3:GetObject', 'arn:aws:s3:::mybucket/${aws:username}/*'),
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::mybucket//file',
    expected: none,
  },
  {
    what: 'the tag of a principal as part of a resource',
    source,
    identity: allow(
      's3:GetObject',
      'arn:aws:s3:::bucket/${aws:PrincipalTag/department}',
    ),
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::bucket/research',
    context: { 'aws:PrincipalTag/department': 'research' },
    expected: 'allowed',
  },
  {
    what: 'a default is not used where there is a value',
    source,
    identity: allow('s3:ListBucket', teamBucket),
    action: 's3:ListBucket',
    resource: 'arn:aws:s3:::DOC-EXAMPLE-BUCKET-yellow',
    context: { 'aws:PrincipalTag/team': 'yellow' },
    expected: 'allowed',
  },
  {
    what: 'a default stands for the value that is not there',
    source,
    identity: allow('s3:ListBucket', teamBucket),
    action: 's3:ListBucket',
    resource: 'arn:aws:s3:::DOC-EXAMPLE-BUCKET-company-wide',
    expected: 'allowed',
  },
  {
    what: 'without the tag, only the default',
    source,
    identity: allow('s3:ListBucket', teamBucket),
    action: 's3:ListBucket',
    resource: 'arn:aws:s3:::DOC-EXAMPLE-BUCKET-yellow',
    expected: none,
  },
  {
    what: '${*} is an asterisk and no wildcard',
    source,
    identity: allow('s3:GetObject', 'arn:aws:s3:::bucket/${*}'),
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::bucket/anything',
    expected: none,
  },
  {
    what: '${*}, ${?} and ${$} stand for their characters',
    source,
    identity: allow('s3:GetObject', 'arn:aws:s3:::bucket/${*}${?}${$}'),
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::bucket/*?$',
    expected: 'allowed',
  },
  {
    what: 'an inverted operator matches a variable without value',
    source,
    identity: [
      allow('s3:GetObject'),
      deny('s3:GetObject', 'arn:aws:s3:::example-bucket/*', {
        StringNotEquals: {
          's3:ExistingObjectTag/Team': '${aws:PrincipalTag/Team}',
        },
      }),
    ],
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::example-bucket/file',
    context: { 's3:ExistingObjectTag/Team': 'blue' },
    expected: 'explicitDeny by identity',
  },
  {
    what: 'a positive operator does not match a variable without value',
    source,
    identity: allow('s3:GetObject', '*', {
      StringEquals: { 's3:ExistingObjectTag/Team': '${aws:PrincipalTag/Team}' },
    }),
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::example-bucket/file',
    context: { 's3:ExistingObjectTag/Team': '' },
    expected: none,
  },
];
