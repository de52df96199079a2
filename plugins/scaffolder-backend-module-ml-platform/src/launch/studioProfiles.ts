import { MlProject } from '@atelier/plugin-ml-platform-common';
import {
  AwsTarget,
  describeStudioProfile,
  StudioDomainDetails,
  StudioProfileDetails,
  tagValue,
} from '@atelier/plugin-ml-platform-node';
import { ConflictError, NotAllowedError } from '@backstage/errors';
import { LaunchServices } from './LaunchServices';

/** On every resource that a provisioned product made. Source: Service Catalog, AutoTags. */
const provisionedProductTag = 'aws:servicecatalog:provisionedProductArn';

/**
 * Refuses a profile name that is not free for the person: taken by someone else, by a profile that no product made,
 * or by the person's own profile in another domain, which a launch of the same name would replace.
 *
 * @returns whether the person has the profile already
 */
export async function checkProfileName(
  services: LaunchServices,
  target: AwsTarget,
  wanted: {
    name: string;
    user: string;
    project: MlProject;
    domain: StudioDomainDetails;
    domains: StudioDomainDetails[];
    signal?: AbortSignal;
  },
): Promise<boolean> {
  const { name, user, project, domain, domains } = wanted;
  const keys = services.config.tags;
  let exists = false;
  for (const { domainId } of domains) {
    const found = await findProfile(services, target, {
      domainId,
      name,
      signal: wanted.signal,
    });
    const which = `The profile '${name}' in the Studio domain ${domainId} (account ${target.accountId}, region ${target.region})`;
    if (domainId === domain.domainId && found) {
      if (found.user !== undefined && found.user !== user) {
        throw new NotAllowedError(
          `${which} belongs to another person. Choose another profile name.`,
        );
      }
      if (
        found.user === undefined ||
        tagValue(found.tags, keys.project) !== project.slug ||
        tagValue(found.tags, provisionedProductTag) === undefined
      ) {
        throw new ConflictError(
          `${which} was not made by the portal, so the portal does not change it. Choose another profile name, or ask the platform team to adopt it.`,
        );
      }
      exists = true;
    } else if (found?.user === user) {
      throw new ConflictError(
        `${which} is yours already, and one account holds one profile of a name. Choose another profile name for the domain ${domain.domainId}.`,
      );
    }
  }
  return exists;
}

async function findProfile(
  { clients, config }: LaunchServices,
  target: AwsTarget,
  query: { domainId: string; name: string; signal?: AbortSignal },
): Promise<StudioProfileDetails | undefined> {
  try {
    return await describeStudioProfile(clients, target, {
      ...query,
      tagKeys: config.tags,
    });
  } catch (error) {
    if (error instanceof Error && error.name === 'NotFoundError') {
      return undefined;
    }
    throw error;
  }
}
