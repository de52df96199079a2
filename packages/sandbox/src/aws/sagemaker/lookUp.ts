import type { Env, Scope } from '../service';
import {
  apps,
  domains,
  userProfiles,
  type App,
  type Domain,
  type UserProfile,
} from './documents';
import { resourceNotFound, validationException } from './errors';

/** What a look-up needs of a call. */
export type Caller = Scope & { env: Env };

export function getDomain(domainId: string, caller: Caller): Domain {
  const domain = caller.env.store.get(domains, caller, domainId);
  if (!domain) {
    throw resourceNotFound(`Domain [${domainId}] does not exist.`);
  }
  return domain;
}

/** The domain to make something in; CreateUserProfile and CreateApp have no ResourceNotFound. */
export function getDomainToUse(domainId: string, caller: Caller): Domain {
  const domain = caller.env.store.get(domains, caller, domainId);
  if (!domain) {
    throw validationException(`Domain [${domainId}] does not exist.`);
  }
  return domain;
}

export function profileKey(domainId: string, profileName: string): string {
  return `${domainId}/${profileName}`;
}

/** A profile that something is made for; throws ValidationException where it is missing. */
export function getUserProfileToUse(
  domainId: string,
  profileName: string,
  caller: Caller,
): UserProfile {
  getDomainToUse(domainId, caller);
  const profile = findUserProfile(domainId, profileName, caller);
  if (!profile) {
    throw validationException(noProfile(domainId, profileName));
  }
  return profile;
}

/** The profile; throws ResourceNotFound where the domain or the profile is missing. */
export function getUserProfile(
  domainId: string,
  profileName: string,
  caller: Caller,
): UserProfile {
  getDomain(domainId, caller);
  const profile = findUserProfile(domainId, profileName, caller);
  if (!profile) {
    throw resourceNotFound(noProfile(domainId, profileName));
  }
  return profile;
}

function findUserProfile(
  domainId: string,
  profileName: string,
  caller: Caller,
): UserProfile | undefined {
  const key = profileKey(domainId, profileName);
  return caller.env.store.get(userProfiles, caller, key);
}

function noProfile(domainId: string, profileName: string): string {
  return `User Profile with name [${profileName}] does not exist in Domain [${domainId}].`;
}

/** Apps that run or are about to. */
export function liveApps(
  domainId: string,
  profileName: string | undefined,
  caller: Caller,
): App[] {
  const prefix = profileName ? `${domainId}/${profileName}/` : `${domainId}/`;
  return caller.env.store
    .list(apps, caller, { prefix })
    .filter(({ Status }) => Status !== 'Deleted' && Status !== 'Failed');
}
