import { onNone, serviceLinkedRole } from '../access';
import type { AccessTable, OperationCall } from '../OperationAccess';
import { resource, resources } from './resource';

interface Settings {
  ExecutionRole?: string;
}

interface DomainInput {
  DefaultUserSettings?: Settings;
  DefaultSpaceSettings?: Settings;
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
  CreateDomain: call => [
    ...createDomain(call),
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
