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
import { Refreshers } from '../collectors/refreshers';
import { CostService } from './CostService';
import { InventoryService } from './InventoryService';
import { ModelService } from './ModelService';
import { PipelineOperationService } from './PipelineOperationService';
import { PipelineService } from './PipelineService';
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
  refreshers: Refreshers;
  stores: Stores;
}) {
  const { clients, mlPlatform, refreshers, stores } = options;
  const { managementAccountId } = mlPlatform;
  const access = new ProjectAccess({ ...options, accounts: stores.accounts });
  return {
    personas: mlPlatform.personas.map(({ id, title, description, stages }) => ({
      id,
      title,
      description,
      stages,
    })),
    costs: new CostService({ access, managementAccountId, stores }),
    inventory: new InventoryService({ mlPlatform, stores }),
    models: new ModelService({
      access,
      clients,
      mlPlatform,
      refreshModels: refreshers.refreshModels,
      stores,
    }),
    pipelineOperations: new PipelineOperationService({
      access,
      clients,
      mlPlatform,
      refreshExecution: refreshers.refreshExecution,
      stores,
    }),
    pipelines: new PipelineService({
      access,
      mlPlatform,
      readExecution: refreshers.readExecution,
      stores,
    }),
    projects: new ProjectService({
      stores,
      access,
      membership: options.membership,
      managementAccountId,
    }),
    refreshes: new RefreshService({
      access,
      refresh: refreshers.refreshProject,
      refreshes: stores.refreshes,
    }),
    studio: new StudioService({ access, clients, mlPlatform, stores }),
  };
}

export type Services = ReturnType<typeof createServices>;
