import { hubAccountId } from '../accounts';
import { boundaryName } from './boundary';
import { allow, passRole, type SeedRole, type Statement } from './SeedRole';

/** ARN of the user that the portal runs as. */
export const portalUserArn = `arn:aws:iam::${hubAccountId}:user/atelier-portal`;

const trust: Statement = {
  Effect: 'Allow',
  Principal: { AWS: portalUserArn },
  Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
};

function portalRole(
  name: string,
  description: string,
  statements: Statement[],
): SeedRole {
  return { name, path: '/', description, trust, statements };
}

const readsMl = [
  allow('sagemaker', ['Describe*', 'List*', 'Search']),
  allow('logs', ['DescribeLogStreams', 'GetLogEvents']),
];

const readsCatalog = allow('servicecatalog', [
  'Describe*',
  'Get*',
  'List*',
  'Scan*',
  'Search*',
]);

/** Assumed by the portal in every account but the management account. */
export const readerRole = portalRole(
  'AtelierReader',
  'The portal reads ML resources, products and logs.',
  [...readsMl, readsCatalog],
);

/** Changes that the portal makes in an ML project's account. */
export function provisionerRole(account: string): SeedRole {
  const roles = `arn:aws:iam::${account}:role/atelier/*`;
  return portalRole(
    'AtelierProvisioner',
    'The portal makes and changes ML resources.',
    [
      ...readsMl,
      readsCatalog,
      allow('servicecatalog', [
        'ProvisionProduct',
        'TerminateProvisionedProduct',
        'UpdateProvisionedProduct',
      ]),
      allow('sagemaker', [
        'AddTags',
        'Create*',
        'Delete*',
        'RetryPipelineExecution',
        'StartPipelineExecution',
        'StopPipelineExecution',
        'Update*',
      ]),
      allow('cloudformation', ['*']),
      allow(
        's3',
        ['GetObject', 'ListBucket', 'PutObject'],
        [`arn:aws:s3:::ml-*-${account}-*`, `arn:aws:s3:::ml-*-${account}-*/*`],
      ),
      allow('kms', ['Decrypt', 'GenerateDataKey']),
      {
        ...allow(
          'iam',
          ['CreateRole', 'PutRolePermissionsBoundary', 'PutRolePolicy'],
          roles,
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
          'AttachRolePolicy',
          'DeleteRole',
          'DeleteRolePolicy',
          'DetachRolePolicy',
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
        roles,
      ),
      passRole(roles, 'sagemaker.amazonaws.com'),
    ],
  );
}

export const catalogAdminRole = portalRole(
  'AtelierCatalogAdmin',
  'Publishes Service Catalog products.',
  [
    allow('servicecatalog', ['*']),
    allow('cloudformation', ['ValidateTemplate']),
  ],
);

export const managementRoles: SeedRole[] = [
  portalRole('AtelierReader', 'Reads Organizations and Cost Explorer.', [
    allow('organizations', ['Describe*', 'List*']),
    allow('ce', ['Get*', 'List*']),
  ]),
  portalRole('AtelierAccountFactory', 'Creates the accounts of ML projects.', [
    allow('organizations', [
      'CreateAccount',
      'Describe*',
      'List*',
      'MoveAccount',
      'TagResource',
      'UntagResource',
    ]),
  ]),
];
