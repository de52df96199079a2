import { MlProject } from '@atelier/plugin-ml-platform-common';
import {
  AwsClients,
  AwsTarget,
  describeStudioDomain,
  listStudioDomains,
  MlPlatformConfig,
  StudioDomainDetails,
  tagValue,
} from '@atelier/plugin-ml-platform-node';
import { InputError, NotFoundError } from '@backstage/errors';

/**
 * The Studio domain of the ML project in the target's account and region that is ready for use.
 * Where there are several, `domainId` chooses.
 */
export async function chooseDomain(
  services: { clients: AwsClients; config: MlPlatformConfig },
  target: AwsTarget,
  options: { project: MlProject; domainId?: string; signal?: AbortSignal },
): Promise<StudioDomainDetails> {
  const { project, domainId, signal } = options;
  const where = `account ${target.accountId}, region ${target.region}`;
  const domains: StudioDomainDetails[] = [];
  for await (const { domainId: id, status } of listStudioDomains(
    services.clients,
    target,
    { signal },
  )) {
    if (status === 'InService') {
      const domain = await describeStudioDomain(services.clients, target, id, {
        signal,
      });
      if (tagValue(domain.tags, services.config.tags.project) === project.slug) {
        domains.push(domain);
      }
    }
  }

  const list = domains
    .map(domain => `${domain.domainId} (${domain.name})`)
    .join(', ');
  if (domains.length === 0) {
    throw new NotFoundError(
      `The ML project '${project.slug}' has no Studio domain in service in ${where}. Launch the product "Studio domain" there first, or ask the platform team to.`,
    );
  }
  if (domainId === undefined && domains.length > 1) {
    throw new InputError(
      `The ML project '${project.slug}' has several Studio domains in ${where}: ${list}. Say which one with 'domainId'.`,
    );
  }
  const chosen =
    domainId === undefined
      ? domains[0]
      : domains.find(domain => domain.domainId === domainId);
  if (!chosen) {
    throw new NotFoundError(
      `The ML project '${project.slug}' has no Studio domain ${domainId} in service in ${where}. It has ${list}.`,
    );
  }
  return chosen;
}
