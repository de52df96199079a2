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

/** The profile; throws ResourceNotFound where the domain or the profile is missing. */
export function getUserProfile(
  domainId: string,
  profileName: string,
  caller: Caller,
): UserProfile {
  getDomain(domainId, caller);
  const key = profileKey(domainId, profileName);
  const profile = caller.env.store.get(userProfiles, caller, key);
  if (!profile) {
    throw resourceNotFound(
      `User Profile with name [${profileName}] does not exist in Domain [${domainId}].`,
    );
  }
  return profile;
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
