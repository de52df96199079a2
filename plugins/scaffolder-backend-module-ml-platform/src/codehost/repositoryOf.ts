import { MlProject } from '@atelier/plugin-ml-platform-common';
import { parseEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  GitLabIntegrationConfig,
  ScmIntegrationRegistry,
} from '@backstage/integration';

/** The branch that CI deploys from. */
export const defaultBranch = 'main';

/** Where a repository of an ML project is: in the group of its owner, never elsewhere. */
export interface Repository {
  integration: GitLabIntegrationConfig;
  group: string;
  /** `<group>/<name>`. */
  path: string;
  webUrl: string;
}

/**
 * The place of an ML project's repository. A template cannot choose another group: that would give CI of a foreign
 * repository access to the ML project.
 */
export function repositoryOf(
  integrations: ScmIntegrationRegistry,
  project: Pick<MlProject, 'owner'>,
  { name, host }: { name: string; host?: string },
): Repository {
  const integration = chooseIntegration(integrations, host);
  const group = parseEntityRef(project.owner).name;
  const path = `${group}/${name}`;
  return {
    integration,
    group,
    path,
    webUrl: `${withoutSlash(integration.baseUrl)}/${path}`,
  };
}

function chooseIntegration(
  integrations: ScmIntegrationRegistry,
  host: string | undefined,
): GitLabIntegrationConfig {
  const usable = integrations.gitlab
    .list()
    .map(({ config }) => config)
    .filter(({ token }) => token);
  const chosen = usable.filter(config => !host || config.host === host);
  if (chosen.length === 1) {
    return chosen[0];
  }
  const hosts = usable.map(config => config.host).join(', ');
  if (usable.length === 0) {
    throw new InputError(
      'The portal has no GitLab to make repositories in. Ask the platform team to add one with a token to integrations.gitlab of its config.',
    );
  }
  throw new InputError(
    host
      ? `The portal has no GitLab '${host}' with a token. Choose one of ${hosts}.`
      : `The portal has several GitLabs: ${hosts}. Say with 'host' which one.`,
  );
}

export function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
