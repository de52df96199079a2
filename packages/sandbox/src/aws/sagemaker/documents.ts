import { kind } from '../../store';

export interface Tag {
  Key: string;
  Value: string;
}

export type StudioStatus =
  | 'Pending'
  | 'InService'
  | 'Updating'
  | 'Failed'
  | 'Update_Failed'
  | 'Deleting'
  | 'Delete_Failed';

export interface UserSettings {
  ExecutionRole?: string;
  [setting: string]: unknown;
}

interface StudioDocument {
  Status: StudioStatus;
  FailureReason?: string;
  /** ISO 8601. */
  createdAt: string;
  /** ISO 8601. */
  modifiedAt: string;
}

export interface Domain extends StudioDocument {
  DomainArn: string;
  DomainId: string;
  DomainName: string;
  HomeEfsFileSystemId: string;
  SecurityGroupIdForDomainBoundary?: string;
  AuthMode: 'SSO' | 'IAM';
  DefaultUserSettings: UserSettings;
  DefaultSpaceSettings?: Record<string, unknown>;
  DomainSettings?: Record<string, unknown>;
  AppNetworkAccessType: string;
  AppSecurityGroupManagement?: string;
  HomeEfsFileSystemCreation?: string;
  TagPropagation: 'ENABLED' | 'DISABLED';
  KmsKeyId?: string;
  SubnetIds?: string[];
  VpcId?: string;
  Url: string;
}

export interface UserProfile extends StudioDocument {
  UserProfileArn: string;
  DomainId: string;
  UserProfileName: string;
  HomeEfsFileSystemUid: string;
  SingleSignOnUserIdentifier?: string;
  SingleSignOnUserValue?: string;
  UserSettings: UserSettings;
}

export interface App {
  AppArn: string;
  DomainId: string;
  UserProfileName?: string;
  SpaceName?: string;
  AppType: string;
  AppName: string;
  Status: 'Pending' | 'InService' | 'Deleting' | 'Deleted' | 'Failed';
  ResourceSpec?: Record<string, unknown>;
  /** ISO 8601. */
  createdAt: string;
}

/** By domain id. */
export const domains = kind<Domain>('sagemaker.domain');
/** By `<domain id>/<profile name>`. */
export const userProfiles = kind<UserProfile>('sagemaker.userProfile');
/** By `<domain id>/<profile or space name>/<app type>/<app name>`. */
export const apps = kind<App>('sagemaker.app');
/** The tags of a resource, by its ARN. */
export const resourceTags = kind<Tag[]>('sagemaker.tags');
