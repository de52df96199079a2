import {
  defaultStudioProfileName,
  isStudioProfileName,
  Stage,
} from '@atelier/plugin-ml-platform-common';
import {
  AwsTag,
  AwsTarget,
  checkParameters,
  describeProduct,
  governedTags,
  LaunchableProduct,
  listProvisioningParameters,
} from '@atelier/plugin-ml-platform-node';
import { parseEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { Authorization } from '../authorization/authorizeInitiator';
import { choosePersona } from '../authorization/choosePersona';
import { refuseGovernedParameters } from './governedParameters';
import { LaunchServices } from './LaunchServices';
import { provisionedProductName } from './provisionedProductName';
import { chooseDomain, readProjectDomains } from './studioDomains';
import { checkProfileName } from './studioProfiles';

/** What the launch action is asked for. */
export interface LaunchInput {
  project: string;
  stage: Stage;
  product: string;
  version?: string;
  region?: string;
  persona?: string;
  profileName?: string;
  domainId?: string;
  parameters?: Record<string, string>;
}

/** A launch that nothing speaks against. */
export interface LaunchPlan {
  target: AwsTarget;
  product: LaunchableProduct;
  /** Name of the provisioned product. */
  name: string;
  parameters: Record<string, string>;
  tags: AwsTag[];
  /** It is a person's profile, and the person does not have it yet. */
  isNewProfile: boolean;
}

/** Makes all checks of a launch that need no writing call, and says what would be launched. */
export async function planLaunch(
  services: LaunchServices,
  { user, project, account }: Authorization,
  input: LaunchInput,
  signal?: AbortSignal,
): Promise<LaunchPlan> {
  const { clients, config } = services;
  const { stage, persona: personaId, parameters: given = {} } = input;
  refuseGovernedParameters(given);
  const persona =
    personaId === undefined
      ? undefined
      : choosePersona(config, personaId, stage);
  const profileName = chooseProfileName(input.profileName, user);
  const region = chooseRegion(account.regions, input.region);
  const target: AwsTarget = {
    accountId: account.accountId,
    region,
    role: 'provisioner',
    actor: user,
  };

  const product = await describeProduct(clients, target, {
    product: input.product,
    version: input.version,
    signal,
  });
  const known = await listProvisioningParameters(clients, target, product, {
    signal,
  });
  const takes = (key: string) => known.some(parameter => parameter.key === key);
  const isProfile = takes('UserProfileName');
  const parameters = { ...given };
  let exists = false;

  if (takes('ExecutionRoleArn')) {
    if (!persona) {
      throw new InputError(
        `The product '${product.name}' needs an execution role: give the input 'persona'.`,
      );
    }
    parameters.ExecutionRoleArn = `arn:${config.partition}:iam::${account.accountId}:role/atelier/${persona.executionRoleName}`;
  }
  if (takes('DomainId')) {
    const domains = await readProjectDomains(services, target, {
      project,
      signal,
    });
    const domain = chooseDomain(domains, target, {
      project,
      domainId: input.domainId,
    });
    parameters.DomainId = domain.domainId;
    if (isProfile) {
      parameters.UserProfileName = profileName;
      exists = await checkProfileName(services, target, {
        name: profileName,
        user,
        project,
        domain,
        domains,
        signal,
      });
    }
  }
  checkParameters(product, known, parameters);

  return {
    target,
    product,
    name: provisionedProductName({
      project: project.slug,
      stage,
      product: product.name,
      profileName: isProfile ? profileName : undefined,
    }),
    parameters,
    tags: governedTags(config.tags, {
      project,
      stage,
      user: isProfile ? user : undefined,
    }),
    isNewProfile: isProfile && !exists,
  };
}

function chooseProfileName(given: string | undefined, user: string): string {
  if (given === undefined) {
    return defaultStudioProfileName(parseEntityRef(user).name);
  }
  if (!isStudioProfileName(given)) {
    throw new InputError(
      `'${given}' cannot be the name of a Studio profile. Use 1 to 63 letters, digits and hyphens, with a letter or digit at both ends.`,
    );
  }
  return given;
}

function chooseRegion(regions: string[], given: string | undefined): string {
  const region = given ?? regions[0];
  if (!regions.includes(region)) {
    throw new InputError(
      `The ML project does not work in the region '${region}'. Choose ${regions.join(
        ' or ',
      )}.`,
    );
  }
  return region;
}
