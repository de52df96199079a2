import {
  paginateListUserProfiles,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import {
  paginateSearchProvisionedProducts,
  ServiceCatalogClient,
} from '@aws-sdk/client-service-catalog';
import { rootConfig } from './rootConfig';
import { Sandbox } from './Sandbox';

/** Names of what a launch makes, as AWS lists them. */
export interface Resources {
  provisionedProducts: string[];
  profiles: string[];
}

/** Asks AWS for all provisioned products and user profiles of an account. */
export async function listResources(
  sandbox: Sandbox,
  place: { accountId: string; region: string },
): Promise<Resources> {
  const config = await rootConfig(sandbox, place);
  const provisionedProducts = [];
  for await (const page of paginateSearchProvisionedProducts(
    { client: new ServiceCatalogClient(config) },
    { AccessLevelFilter: { Key: 'Account', Value: 'self' } },
  )) {
    provisionedProducts.push(
      ...(page.ProvisionedProducts ?? []).map(({ Name }) => String(Name)),
    );
  }
  const profiles = [];
  for await (const page of paginateListUserProfiles(
    { client: new SageMakerClient(config) },
    {},
  )) {
    profiles.push(
      ...(page.UserProfiles ?? []).map(
        ({ DomainId, UserProfileName }) => `${DomainId}/${UserProfileName}`,
      ),
    );
  }
  return { provisionedProducts, profiles };
}

/** What is there now and was not there before; a name that is there twice counts twice. */
export function added(before: Resources, after: Resources): Resources {
  const without = (old: string[], all: string[]) =>
    all.filter(name => !old.includes(name));
  return {
    provisionedProducts: without(
      before.provisionedProducts,
      after.provisionedProducts,
    ),
    profiles: without(before.profiles, after.profiles),
  };
}
