import { MlProject } from '@atelier/plugin-ml-platform-common';
import {
  AwsTarget,
  describeStudioDomain,
  listStudioDomains,
  StudioDomainDetails,
  tagValue,
} from '@atelier/plugin-ml-platform-node';
import { InputError, NotFoundError } from '@backstage/errors';
import { LaunchServices } from './LaunchServices';

/** The Studio domains of the ML project in the target's account and region that are in service. */
export async function readProjectDomains(
  { clients, config }: LaunchServices,
  target: AwsTarget,
  options: { project: MlProject; signal?: AbortSignal },
): Promise<StudioDomainDetails[]> {
  const { project, signal } = options;
  const domains: StudioDomainDetails[] = [];
  for await (const { domainId, status } of listStudioDomains(clients, target, {
    signal,
  })) {
    if (status === 'InService') {
      const domain = await describeStudioDomain(clients, target, domainId, {
        signal,
      });
      if (tagValue(domain.tags, config.tags.project) === project.slug) {
        domains.push(domain);
      }
    }
  }
  return domains;
}

/** The only one of an ML project's domains, or the one that `domainId` names. */
export function chooseDomain(
  domains: StudioDomainDetails[],
  target: AwsTarget,
  options: { project: MlProject; domainId?: string },
): StudioDomainDetails {
  const { project, domainId } = options;
  const owner = `The ML project '${project.slug}'`;
  const where = `account ${target.accountId}, region ${target.region}`;
  if (domains.length === 0) {
    throw new NotFoundError(
      `${owner} has no Studio domain in service in ${where}. Launch the product "Studio domain" there first, or ask the platform team to.`,
    );
  }
  const known = domains
    .map(domain => `${domain.domainId} (${domain.name})`)
    .join(', ');
  if (domainId === undefined && domains.length > 1) {
    throw new InputError(
      `${owner} has several Studio domains in ${where}: ${known}. Say with 'domainId' which one.`,
    );
  }
  const chosen = domains.find(
    domain => domainId === undefined || domain.domainId === domainId,
  );
  if (!chosen) {
    throw new NotFoundError(
      `${owner} has no Studio domain ${domainId} in service in ${where}. It has ${known}.`,
    );
  }
  return chosen;
}
