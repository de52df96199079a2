import { many, type Refusal } from './Refusal';

const profile = { DomainId: '<domain>', UserProfileName: 'ann' };
const app = { AppType: 'JupyterLab', AppName: 'default' };

/** What is refused of Studio's domains, profiles and apps. */
export const studio: Record<string, Refusal> = {
  'an app of both a profile and a space': {
    of: 'exclusive',
    step: ['sagemaker', 'CreateApp', { ...profile, ...app, SpaceName: 's' }],
    code: 'ValidationException',
    message: 'Exactly one of UserProfileName and SpaceName',
  },
  'an app of neither': {
    of: 'exclusive',
    step: ['sagemaker', 'CreateApp', { DomainId: '<domain>', ...app }],
    code: 'ValidationException',
    message: 'Exactly one of UserProfileName and SpaceName',
  },
  'an app of an unknown profile': {
    of: 'unknown',
    step: [
      'sagemaker',
      'CreateApp',
      { ...profile, ...app, UserProfileName: 'nobody' },
    ],
    code: 'ValidationException',
    message: 'User Profile with name [nobody] does not exist',
  },
  'a profile in an unknown domain': {
    of: 'unknown',
    step: [
      'sagemaker',
      'CreateUserProfile',
      { ...profile, DomainId: 'd-aaaaaaaaaaaa' },
    ],
    code: 'ValidationException',
    message: 'Domain [d-aaaaaaaaaaaa] does not exist',
  },
  'a profile twice': {
    of: 'duplicate',
    after: [['sagemaker', 'CreateUserProfile', profile]],
    step: ['sagemaker', 'CreateUserProfile', profile],
    code: 'ResourceInUse',
    message: 'User Profile already exists with name [ann]',
  },
  'two tags of one key': {
    of: 'duplicate',
    step: [
      'sagemaker',
      'CreateUserProfile',
      {
        ...profile,
        UserProfileName: 'tagged',
        Tags: ['a', 'A'].map(Key => ({ Key, Value: '' })),
      },
    ],
    code: 'ValidationException',
    message: 'Duplicate tag keys',
  },
  'more tags than a resource may have': {
    of: 'quota',
    step: [
      'sagemaker',
      'AddTags',
      {
        ResourceArn: '<domainArn>',
        Tags: many(50, index => ({ Key: `k${index}`, Value: '' })),
      },
    ],
    code: 'ValidationException',
    message: 'The number of tags cannot exceed 50',
  },
  'the deletion of a domain with profiles': {
    of: 'conflict',
    step: ['sagemaker', 'DeleteDomain', { DomainId: '<domain>' }],
    code: 'ResourceInUse',
    message: 'because UserProfile(s) are associated with it',
  },
  'the deletion of a profile with an app': {
    of: 'conflict',
    after: [
      [
        'sagemaker',
        'CreateApp',
        { ...app, DomainId: '<domain>', UserProfileName: '<profile>' },
      ],
    ],
    step: [
      'sagemaker',
      'DeleteUserProfile',
      { DomainId: '<domain>', UserProfileName: '<profile>' },
    ],
    code: 'ResourceInUse',
    message: 'because App(s) are associated with it',
  },
};
