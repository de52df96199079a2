import { isErrorWithName } from '@backstage/errors';
import {
  AwsClients,
  AwsTarget,
  describeStudioDomain,
  listStudioDomains,
  listStudioProfiles,
  MlPlatformConfig,
  studioDomainConsoleUrl,
} from '@atelier/plugin-ml-platform-node';
import { AccountRegion } from '../store/AccountStore';
import { StoredDomain, StoredProfile } from '../store/StudioStore';

/** All Studio domains of an account in a region with their user profiles, read with the reader role. */
export async function readStudio(
  clients: AwsClients,
  config: Pick<MlPlatformConfig, 'partition' | 'personas' | 'tags'>,
  part: AccountRegion,
  signal: AbortSignal,
): Promise<StoredDomain[]> {
  const target: AwsTarget = { ...part, role: 'reader' };
  const domains: StoredDomain[] = [];
  for await (const { domainId } of listStudioDomains(clients, target, {
    signal,
  })) {
    try {
      const domain = await describeStudioDomain(clients, target, domainId, {
        signal,
      });
      const profiles: StoredProfile[] = [];
      for await (const profile of listStudioProfiles(clients, target, {
        domainId,
        tagKeys: config.tags,
        signal,
      })) {
        const { name, status, failureReason, user, createdAt } = profile;
        profiles.push({
          name,
          status,
          failureReason,
          user,
          persona: personaOf(config.personas, profile.executionRoleArn),
          createdAt,
        });
      }
      const { name, status, authMode, networkAccess } = domain;
      domains.push({
        ...part,
        domainId,
        name,
        status,
        authMode,
        networkAccess,
        consoleUrl: studioDomainConsoleUrl(config.partition, {
          region: part.region,
          domainId,
        }),
        profiles,
      });
    } catch (error) {
      // A domain that was deleted since the listing is not there: that is no failure.
      if (!isErrorWithName(error, 'NotFoundError')) {
        throw error;
      }
    }
  }
  return domains;
}

function personaOf(
  personas: MlPlatformConfig['personas'],
  roleArn: string | undefined,
): string | undefined {
  const roleName = roleArn?.slice(roleArn.lastIndexOf('/') + 1);
  return personas.find(persona => persona.executionRoleName === roleName)?.id;
}
