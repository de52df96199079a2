import {
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  AwsClients,
  MlPlatformConfig,
  ProjectMembership,
} from '@atelier/plugin-ml-platform-node';
import { Stores } from '../store';
import { AccountRegion } from '../store/AccountStore';
import { ProjectAccess } from './ProjectAccess';
import { ProjectService } from './ProjectService';
import { RefreshService } from './RefreshService';
import { StudioService } from './StudioService';

/** What answers the REST API. */
export function createServices(options: {
  clients: AwsClients;
  membership: ProjectMembership;
  mlPlatform: MlPlatformConfig;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  /** Reads an account in a region from AWS; keeps a failure in the read model instead of throwing it. */
  refresh(part: AccountRegion): Promise<void>;
  stores: Stores;
}) {
  const { clients, mlPlatform, stores } = options;
  const access = new ProjectAccess({ ...options, accounts: stores.accounts });
  return {
    personas: mlPlatform.personas.map(({ id, title, description, stages }) => ({
      id,
      title,
      description,
      stages,
    })),
    projects: new ProjectService({
      stores,
      access,
      membership: options.membership,
      managementAccountId: mlPlatform.managementAccountId,
    }),
    refreshes: new RefreshService({ access, refresh: options.refresh }),
    studio: new StudioService({ access, clients, mlPlatform, stores }),
  };
}
