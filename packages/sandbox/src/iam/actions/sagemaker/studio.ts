import { onNone, serviceLinkedRole } from '../access';
import type { AccessTable, OperationCall } from '../OperationAccess';
import { resource, resources } from './resource';

interface Settings {
  ExecutionRole?: string;
}

interface DomainInput {
  DefaultUserSettings?: Settings;
  DefaultSpaceSettings?: Settings;
  KmsKeyId?: string;
}

const domain = 'domain/{DomainId}';
const userProfile = 'user-profile/{DomainId}/{UserProfileName}';
const space = 'space/{DomainId}/{SpaceName}';

const rolesOfDomain = (input: DomainInput) => [
  input.DefaultUserSettings?.ExecutionRole,
  input.DefaultSpaceSettings?.ExecutionRole,
];
const rolesOfProfile = (input: { UserSettings?: Settings }) => [
  input.UserSettings?.ExecutionRole,
];

const createDomain = resource('CreateDomain', domain, rolesOfDomain);

/** SageMaker has the caller's leave to use the key of the home folders, for good. */
function encryptHomeFolders({
  input: { KmsKeyId },
  account,
  region,
  find,
}: OperationCall<DomainInput>) {
  const key = KmsKeyId && find.key(KmsKeyId);
  return key
    ? ['kms:CreateGrant', 'kms:DescribeKey'].map(action => ({
        action,
        resource: key,
        context: {
          'kms:CallerAccount': account,
          'kms:ViaService': `sagemaker.${region}.amazonaws.com`,
        },
      }))
    : [];
}

interface AppInput {
  UserProfileName?: string;
}

/** The path of an app has the name of its profile or of its space. */
function app(operation: string) {
  return (call: OperationCall<AppInput>) =>
    resource(
      operation,
      call.input.UserProfileName === undefined
        ? 'app/{DomainId}/{SpaceName}/{AppType}/{AppName}'
        : 'app/{DomainId}/{UserProfileName}/{AppType}/{AppName}',
    )(call as OperationCall<never>);
}

export const studio: AccessTable = {
  ...onNone('sagemaker', [
    'ListApps',
    'ListDomains',
    'ListSpaces',
    'ListUserProfiles',
  ]),
  CreateDomain: (call: OperationCall<DomainInput>) => [
    ...createDomain(call as OperationCall<never>),
    ...encryptHomeFolders(call),
    ...serviceLinkedRole(
      'sagemaker.amazonaws.com',
      'AWSServiceRoleForAmazonSageMakerNotebooks',
      call,
    ),
  ],
  UpdateDomain: resource('UpdateDomain', domain, rolesOfDomain),
  CreateUserProfile: resource('CreateUserProfile', userProfile, rolesOfProfile),
  UpdateUserProfile: resource('UpdateUserProfile', userProfile, rolesOfProfile),
  CreateApp: app('CreateApp'),
  DescribeApp: app('DescribeApp'),
  DeleteApp: app('DeleteApp'),
  ...resources({
    DescribeDomain: domain,
    DeleteDomain: domain,
    DescribeUserProfile: userProfile,
    DeleteUserProfile: userProfile,
    CreatePresignedDomainUrl: userProfile,
    CreateSpace: space,
    DescribeSpace: space,
    UpdateSpace: space,
    DeleteSpace: space,
  }),
};
