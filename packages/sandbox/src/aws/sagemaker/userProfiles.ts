import { operation, type Call } from '../service';
import { s } from '../shapes';
import { checkExecutionRole } from './checkExecutionRole';
import { resourceTags, userProfiles, type UserProfile } from './documents';
import { limitExceeded, resourceInUse, validationException } from './errors';
import { getDomainToUse, getUserProfile, liveApps, profileKey } from './lookUp';
import { settleLater } from './settle';
import * as shapes from './shapes/common';
import { userSettings } from './shapes/userSettings';
import { checkTags } from './tags';

/** User profiles of an account in a region, as AWS has it where nobody asked for more. */
const limit = 60;

/** Times at speed 1. */
const createMs = 20_000;
const updateMs = 5_000;
const deleteMs = 10_000;

export const CreateUserProfile = operation({
  write: true,
  input: s.structure({
    DomainId: shapes.domainId.required(),
    UserProfileName: shapes.userProfileName.required(),
    SingleSignOnUserIdentifier: s.string({ pattern: 'UserName' }),
    SingleSignOnUserValue: s.string({ max: 256 }),
    Tags: shapes.tagList,
    UserSettings: userSettings,
  }),
  handle({ Tags = [], UserSettings = {}, ...input }, call) {
    const { DomainId, UserProfileName } = input;
    const domain = getDomainToUse(DomainId, call);
    checkTags(Tags, call);
    checkExecutionRole(UserSettings, call);
    if (domain.Status !== 'InService') {
      throw validationException(
        `Unable to create User Profile [${UserProfileName}] because Domain [${domain.DomainArn}] is in [${domain.Status}] state.`,
      );
    }
    if (domain.AuthMode === 'IAM' && input.SingleSignOnUserValue) {
      throw validationException(
        'SingleSignOnUserIdentifier and SingleSignOnUserValue are not allowed for a Domain with AuthMode IAM.',
      );
    }
    const { store, clock } = call.env;
    const key = profileKey(DomainId, UserProfileName);
    if (store.get(userProfiles, call, key)) {
      throw resourceInUse(
        `User Profile already exists with name [${UserProfileName}] in Domain [${DomainId}].`,
      );
    }
    const present = store.list(userProfiles, call);
    if (present.length >= limit) {
      throw limitExceeded(
        'Maximum number of Studio user profiles allowed per account',
        limit,
        present.length,
        'UserProfiles',
      );
    }
    const now = clock.now().toISOString();
    const inDomain = present.filter(one => one.DomainId === DomainId);
    const uid = 200_005 + inDomain.length * 5;
    const profile: UserProfile = {
      ...input,
      UserProfileArn: `arn:${call.partition}:sagemaker:${call.region}:${call.account}:user-profile/${key}`,
      HomeEfsFileSystemUid: String(uid),
      Status: 'Pending',
      createdAt: now,
      modifiedAt: now,
      UserSettings,
    };
    store.transaction(() => {
      store.put(userProfiles, call, key, profile);
      store.put(resourceTags, call, profile.UserProfileArn, Tags);
      change(profile, 'InService', createMs, call);
    });
    return { UserProfileArn: profile.UserProfileArn };
  },
});

export const UpdateUserProfile = operation({
  write: true,
  input: s.structure({
    DomainId: shapes.domainId.required(),
    UserProfileName: shapes.userProfileName.required(),
    UserSettings: userSettings,
  }),
  handle({ DomainId, UserProfileName, UserSettings }, call) {
    const profile = getUserProfile(DomainId, UserProfileName, call);
    checkExecutionRole(UserSettings, call);
    if (!['InService', 'Update_Failed'].includes(profile.Status)) {
      throw notNow('update', profile);
    }
    const updated: UserProfile = {
      ...profile,
      UserSettings: { ...profile.UserSettings, ...UserSettings },
      Status: 'Updating',
      modifiedAt: call.env.clock.now().toISOString(),
    };
    save(updated, 'InService', updateMs, call);
    return { UserProfileArn: profile.UserProfileArn };
  },
});

export const DeleteUserProfile = operation({
  write: true,
  input: s.structure({
    DomainId: shapes.domainId.required(),
    UserProfileName: shapes.userProfileName.required(),
  }),
  handle({ DomainId, UserProfileName }, call) {
    const profile = getUserProfile(DomainId, UserProfileName, call);
    if (liveApps(DomainId, UserProfileName, call).length) {
      throw resourceInUse(
        `Unable to delete UserProfile [${profile.UserProfileArn}] because App(s) are associated with it.`,
      );
    }
    if (['Pending', 'Updating', 'Deleting'].includes(profile.Status)) {
      throw notNow('delete', profile);
    }
    save({ ...profile, Status: 'Deleting' }, undefined, deleteMs, call);
    return {};
  },
});

function notNow(verb: string, { UserProfileArn, Status }: UserProfile) {
  return resourceInUse(
    `Unable to ${verb} UserProfile [${UserProfileArn}] because it is in [${Status}] state.`,
  );
}

function save(
  profile: UserProfile,
  to: string | undefined,
  inMs: number,
  call: Call,
) {
  const key = profileKey(profile.DomainId, profile.UserProfileName);
  call.env.store.transaction(() => {
    call.env.store.put(userProfiles, call, key, profile);
    change(profile, to, inMs, call);
  });
}

function change(
  profile: UserProfile,
  to: string | undefined,
  inMs: number,
  call: Call,
) {
  settleLater(
    {
      type: 'userProfile',
      id: profileKey(profile.DomainId, profile.UserProfileName),
      arn: profile.UserProfileArn,
      from: profile.Status,
      to,
    },
    inMs,
    call,
  );
}
