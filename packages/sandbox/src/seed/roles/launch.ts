import { boundaryName } from './boundary';
import {
  allow,
  passRole,
  trustService,
  type SeedRole,
  type Statement,
} from './SeedRole';

const trust = trustService('servicecatalog.amazonaws.com');

/** What every launch role needs to run its stack. */
const runsStacks: Statement[] = [
  allow('cloudformation', [
    'CreateStack',
    'DeleteStack',
    'DescribeStackEvents',
    'DescribeStacks',
    'GetTemplateSummary',
    'SetStackPolicy',
    'UpdateStack',
    'ValidateTemplate',
  ]),
  {
    Effect: 'Allow',
    Action: 's3:GetObject',
    Resource: '*',
    Condition: {
      StringEquals: {
        's3:ExistingObjectTag/servicecatalog:provisioning': 'true',
      },
    },
  },
];

/** Launch role of the Studio products. */
export function studioLaunchRole(account: string): SeedRole {
  return {
    name: 'AtelierLaunchStudio',
    path: '/',
    description: 'Launch role of the Studio products.',
    trust,
    statements: [
      ...runsStacks,
      allow('sagemaker', [
        'AddTags',
        'CreateDomain',
        'CreateUserProfile',
        'DeleteDomain',
        'DeleteTags',
        'DeleteUserProfile',
        'Describe*',
        'List*',
        'UpdateDomain',
        'UpdateUserProfile',
      ]),
      allow('ec2', ['Describe*']),
      allow('elasticfilesystem', ['*']),
      passRole(
        `arn:aws:iam::${account}:role/atelier/*`,
        'sagemaker.amazonaws.com',
      ),
    ],
  };
}

/** Launch role of the product "MLOps train and deploy", in the hub. */
export function mlopsLaunchRole(account: string): SeedRole {
  const ownRoles = ['ci', 'events'].map(
    path => `arn:aws:iam::${account}:role/atelier/${path}/*`,
  );
  const bucket = `arn:aws:s3:::ml-*-${account}-*`;
  return {
    name: 'AtelierLaunchMlops',
    path: '/',
    description: 'Launch role of the product MLOps train and deploy.',
    trust,
    statements: [
      ...runsStacks,
      allow(
        's3',
        [
          'CreateBucket',
          'DeleteBucket*',
          'Get*',
          'ListBucket',
          'PutBucket*',
          'PutEncryptionConfiguration',
          'PutLifecycleConfiguration',
        ],
        bucket,
      ),
      allow('kms', [
        'CreateAlias',
        'CreateKey',
        'DeleteAlias',
        'DescribeKey',
        'DisableKeyRotation',
        'EnableKeyRotation',
        'GetKeyPolicy',
        'GetKeyRotationStatus',
        'ListAliases',
        'ListResourceTags',
        'PutKeyPolicy',
        'ScheduleKeyDeletion',
        'TagResource',
        'UntagResource',
        'UpdateAlias',
        'UpdateKeyDescription',
      ]),
      {
        ...allow(
          'iam',
          ['CreateRole', 'PutRolePermissionsBoundary', 'PutRolePolicy'],
          ownRoles,
        ),
        Condition: {
          StringEquals: {
            'iam:PermissionsBoundary': `arn:aws:iam::${account}:policy/${boundaryName}`,
          },
        },
      },
      allow(
        'iam',
        [
          'DeleteRole',
          'DeleteRolePolicy',
          'GetRole',
          'GetRolePolicy',
          'ListAttachedRolePolicies',
          'ListRolePolicies',
          'ListRoleTags',
          'TagRole',
          'UntagRole',
          'UpdateAssumeRolePolicy',
          'UpdateRole',
        ],
        ownRoles,
      ),
      passRole(
        `arn:aws:iam::${account}:role/atelier/events/*`,
        'events.amazonaws.com',
      ),
      allow('events', [
        'CreateApiDestination',
        'CreateConnection',
        'DeleteApiDestination',
        'DeleteConnection',
        'DeleteRule',
        'Describe*',
        'List*',
        'PutRule',
        'PutTargets',
        'RemoveTargets',
        'TagResource',
        'UntagResource',
        'UpdateApiDestination',
        'UpdateConnection',
      ]),
      // EventBridge keeps a connection's secret there.
      allow(
        'secretsmanager',
        [
          'CreateSecret',
          'DeleteSecret',
          'DescribeSecret',
          'GetSecretValue',
          'PutSecretValue',
          'UpdateSecret',
        ],
        `arn:aws:secretsmanager:*:${account}:secret:events!connection/*`,
      ),
      allow('sagemaker', [
        'AddTags',
        'CreateModelPackageGroup',
        'DeleteModelPackageGroup',
        'DeleteModelPackageGroupPolicy',
        'DeleteTags',
        'DescribeModelPackageGroup',
        'GetModelPackageGroupPolicy',
        'ListTags',
        'PutModelPackageGroupPolicy',
      ]),
    ],
  };
}
