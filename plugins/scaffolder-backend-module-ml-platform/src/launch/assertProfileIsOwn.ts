import { MlProject } from '@atelier/plugin-ml-platform-common';
import {
  AwsClients,
  AwsTarget,
  describeStudioProfile,
  MlPlatformConfig,
  StudioProfileDetails,
  tagValue,
} from '@atelier/plugin-ml-platform-node';
import { ConflictError, NotAllowedError } from '@backstage/errors';

/** On every resource that a provisioned product made. Source: Service Catalog, AutoTags. */
const provisionedProductTag = 'aws:servicecatalog:provisionedProductArn';

/**
 * Refuses a profile name that is taken: by another person, or by a profile that no product made and that a launch
 * could therefore not bring to the wanted state.
 */
export async function assertProfileIsOwn(
  services: { clients: AwsClients; config: MlPlatformConfig },
  target: AwsTarget,
  profile: { domainId: string; name: string; signal?: AbortSignal },
  owner: { user: string; project: MlProject },
): Promise<void> {
  const { tags: keys } = services.config;
  const found = await findProfile(() =>
    describeStudioProfile(services.clients, target, {
      ...profile,
      tagKeys: keys,
    }),
  );
  if (!found) {
    return;
  }
  const which = `The profile '${profile.name}' in the Studio domain ${profile.domainId} (account ${target.accountId}, region ${target.region})`;
  if (found.user !== undefined && found.user !== owner.user) {
    throw new NotAllowedError(
      `${which} belongs to another person. Choose another profile name.`,
    );
  }
  if (
    found.user === undefined ||
    tagValue(found.tags, keys.project) !== owner.project.slug ||
    tagValue(found.tags, provisionedProductTag) === undefined
  ) {
    throw new ConflictError(
      `${which} was not made by the portal, so the portal does not touch it. Choose another profile name, or ask the platform team to adopt it.`,
    );
  }
}

async function findProfile(
  describe: () => Promise<StudioProfileDetails>,
): Promise<StudioProfileDetails | undefined> {
  try {
    return await describe();
  } catch (error) {
    if (error instanceof Error && error.name === 'NotFoundError') {
      return undefined;
    }
    throw error;
  }
}
