import {
  allow,
  deny,
  guide,
  session,
  type DocumentedCase,
} from './DocumentedCase';

const cross = `${guide}reference_policies_evaluation-logic-cross-account.html`;
const keys = 'https://docs.aws.amazon.com/kms/latest/developerguide/';
const assumeRole =
  'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html';
const roles = `${guide}reference_policies_elements_principal.html`;

const carlos: DocumentedCase['requester'] = {
  kind: 'user',
  arn: 'arn:aws:iam::111111111111:user/carlossalazar',
  account: '111111111111',
};
const production = {
  Effect: 'Allow',
  Action: ['s3:GetObject*', 's3:PutObject*'],
  Principal: { AWS: carlos.arn },
  Resource: 'arn:aws:s3:::Production/*',
};
const carlosPolicy = [
  allow('s3:ListAllMyBuckets'),
  allow('s3:*Object*', 'arn:aws:s3:::Production/*'),
  deny('s3:*', ['arn:aws:s3:::*log*', 'arn:aws:s3:::*log*/*']),
];
const put = {
  requester: carlos,
  action: 's3:PutObject',
  resource: 'arn:aws:s3:::Production/a',
  resourceAccount: '222222222222',
};

const key = 'arn:aws:kms:eu-west-1:111122223333:key/k';
const decrypt = {
  action: 'kms:Decrypt',
  resource: key,
  resourceKind: 'key',
} as const;
const keyFor = (AWS: string) => ({
  Effect: 'Allow',
  Principal: { AWS },
  Action: 'kms:*',
  Resource: '*',
});

const role = 'arn:aws:iam::111122223333:role/target';
const assume = {
  action: 'sts:AssumeRole',
  resource: role,
  resourceKind: 'trust',
} as const;
const trust = (principal: object, Condition?: object) => ({
  Effect: 'Allow',
  Principal: principal,
  Action: 'sts:AssumeRole',
  Condition,
});
const adaArn = 'arn:aws:iam::111122223333:user/ada';
const root = 'arn:aws:iam::111122223333:root';

/** Two accounts; and resources whose own policy must let the caller in. */
export const crossAccountCases: DocumentedCase[] = [
  {
    ...put,
    what: 'both accounts allow',
    source: cross,
    identity: carlosPolicy,
    resourcePolicy: production,
    expected: 'allowed',
  },
  {
    ...put,
    what: 'the caller’s account denies',
    source: cross,
    identity: carlosPolicy,
    resource: 'arn:aws:s3:::Production-logs/a',
    expected: 'explicitDeny by identity',
  },
  {
    ...put,
    what: 'the bucket has no policy',
    source: cross,
    identity: allow('s3:*'),
    expected: 'implicitDeny by resource',
  },
  {
    ...put,
    what: 'the caller has no policy',
    source: cross,
    resourcePolicy: production,
    expected: 'implicitDeny by identity',
  },
  {
    ...put,
    what: 'the bucket’s policy does not give the action',
    source: cross,
    identity: allow('s3:*'),
    action: 's3:DeleteObject',
    resourcePolicy: production,
    expected: 'implicitDeny by resource',
  },
  {
    ...put,
    what: 'everyone as principal still needs the caller’s own policy',
    source: roles,
    resourcePolicy: { ...production, Principal: '*' },
    expected: 'implicitDeny by identity',
  },
  {
    ...put,
    what: 'the caller’s account as principal',
    source: roles,
    identity: carlosPolicy,
    resourcePolicy: { ...production, Principal: { AWS: '111111111111' } },
    expected: 'allowed',
  },
  {
    ...put,
    what: 'a session as principal needs the role’s policy',
    source: cross,
    requester: session,
    resourcePolicy: {
      ...production,
      Principal: { AWS: session.kind === 'role' ? session.arn : '' },
    },
    expected: 'implicitDeny by identity',
  },

  {
    ...decrypt,
    what: 'a key whose policy names the account is used by IAM policies',
    source: `${keys}key-policy-default.html`,
    identity: allow('kms:Decrypt'),
    resourcePolicy: keyFor(root),
    expected: 'allowed',
  },
  {
    ...decrypt,
    what: 'such a key policy gives users nothing by itself',
    source: `${keys}key-policy-default.html`,
    resourcePolicy: keyFor(root),
    expected: 'implicitDeny by identity',
  },
  {
    ...decrypt,
    what: 'without the key policy, IAM policies have no effect',
    source: `${keys}key-policies.html`,
    identity: allow('kms:*'),
    resourcePolicy: keyFor('arn:aws:iam::111122223333:user/other'),
    expected: 'implicitDeny by resource',
  },
  {
    ...decrypt,
    what: 'not even the root user may use a key without the key policy',
    source: `${keys}key-policies.html`,
    requester: { kind: 'root', arn: root, account: '111122223333' },
    resourcePolicy: keyFor(adaArn),
    expected: 'implicitDeny by resource',
  },
  {
    ...decrypt,
    what: 'a key policy alone is enough for whom it names',
    source: `${keys}key-policies.html`,
    resourcePolicy: keyFor(adaArn),
    expected: 'allowed',
  },
  {
    ...decrypt,
    what: 'a key of another account needs both policies',
    source: `${keys}key-policy-modifying-external-accounts.html`,
    requester: carlos,
    resourceAccount: '111122223333',
    identity: allow('kms:Decrypt', key),
    resourcePolicy: keyFor('arn:aws:iam::111111111111:root'),
    expected: 'allowed',
  },
  {
    ...decrypt,
    what: 'a key of another account, key policy only',
    source: `${keys}key-policy-modifying-external-accounts.html`,
    requester: carlos,
    resourceAccount: '111122223333',
    resourcePolicy: keyFor('arn:aws:iam::111111111111:root'),
    expected: 'implicitDeny by identity',
  },
  {
    ...decrypt,
    what: 'a key of another account, IAM policy only',
    source: `${keys}key-policy-modifying-external-accounts.html`,
    requester: carlos,
    resourceAccount: '111122223333',
    identity: allow('kms:Decrypt'),
    resourcePolicy: keyFor(root),
    expected: 'implicitDeny by resource',
  },

  {
    ...assume,
    what: 'a trust policy that names the user of the account is enough',
    source: assumeRole,
    resourcePolicy: trust({ AWS: adaArn }),
    expected: 'allowed',
  },
  {
    ...assume,
    what: 'a trust policy that names the account leaves it to the user’s policy',
    source: assumeRole,
    resourcePolicy: trust({ AWS: root }),
    expected: 'implicitDeny by identity',
  },
  {
    ...assume,
    what: 'and then that policy is enough',
    source: assumeRole,
    identity: allow('sts:AssumeRole', role),
    resourcePolicy: trust({ AWS: root }),
    expected: 'allowed',
  },
  {
    ...assume,
    what: 'without the trust policy, the user’s policy is not',
    source: `${guide}troubleshoot_access-denied.html`,
    identity: allow('sts:AssumeRole'),
    resourcePolicy: trust({ Service: 'ec2.amazonaws.com' }),
    expected: 'implicitDeny by trust',
  },
  {
    ...assume,
    what: 'a role of another account needs both',
    source: assumeRole,
    requester: carlos,
    resourceAccount: '111122223333',
    resourcePolicy: trust({ AWS: carlos.arn }),
    expected: 'implicitDeny by identity',
  },
  {
    ...assume,
    what: 'a service that the trust policy names',
    source: roles,
    requester: { kind: 'service', name: 'ecs.amazonaws.com' },
    resourcePolicy: trust({
      Service: ['ecs.amazonaws.com', 'elasticloadbalancing.amazonaws.com'],
    }),
    expected: 'allowed',
  },
  {
    ...assume,
    what: 'a service that it does not name',
    source: roles,
    requester: { kind: 'service', name: 'ec2.amazonaws.com' },
    resourcePolicy: trust({ Service: 'ecs.amazonaws.com' }),
    expected: 'implicitDeny by trust',
  },
  {
    ...assume,
    what: 'a web identity whose audience the trust policy wants',
    source: `${guide}id_roles_providers_create_oidc.html`,
    action: 'sts:AssumeRoleWithWebIdentity',
    requester: { kind: 'webIdentity', provider: 'accounts.google.com' },
    resourcePolicy: {
      ...trust(
        { Federated: 'accounts.google.com' },
        { StringEquals: { 'accounts.google.com:aud': 'app' } },
      ),
      Action: 'sts:AssumeRoleWithWebIdentity',
    },
    context: { 'accounts.google.com:aud': 'app' },
    expected: 'allowed',
  },
];
