import type { ResourceContext, ResourceType } from './ResourceType';
import { isOwn, orGone, readSageMaker, setTags } from './sageMaker';

interface UserProfile {
  UserProfileArn: string;
  Status: string;
}

/** AWS::SageMaker::UserProfile; its physical id is `<profile name>|<domain id>`. */
export const sageMakerUserProfile: ResourceType = {
  type: 'AWS::SageMaker::UserProfile',
  properties: [
    'DomainId',
    'SingleSignOnUserIdentifier',
    'SingleSignOnUserValue',
    'UserProfileName',
    'UserSettings',
  ],

  async find(properties, context) {
    const id = `${properties.UserProfileName}|${properties.DomainId}`;
    const profile = await orGone(() => describe(id, context));
    return profile && (await isOwn(profile.UserProfileArn, context))
      ? id
      : undefined;
  },

  async create(properties, tags, context) {
    await context.invoke('sagemaker', 'CreateUserProfile', {
      ...properties,
      Tags: tags,
    });
    return `${properties.UserProfileName}|${properties.DomainId}`;
  },

  read(physicalId, context) {
    return readSageMaker(
      () => describe(physicalId, context),
      profile => ({ UserProfileArn: profile.UserProfileArn }),
    );
  },

  async update(physicalId, properties, tags, context) {
    await context.invoke('sagemaker', 'UpdateUserProfile', {
      ...key(physicalId),
      UserSettings: properties.UserSettings ?? {},
    });
    const { UserProfileArn } = await describe(physicalId, context);
    await setTags(UserProfileArn, tags, context);
  },

  async delete(physicalId, context) {
    await context.invoke('sagemaker', 'DeleteUserProfile', key(physicalId));
  },
};

function key(physicalId: string) {
  const [UserProfileName, DomainId] = physicalId.split('|');
  return { UserProfileName, DomainId };
}

function describe(physicalId: string, context: ResourceContext) {
  return context.invoke<UserProfile>(
    'sagemaker',
    'DescribeUserProfile',
    key(physicalId),
  );
}
