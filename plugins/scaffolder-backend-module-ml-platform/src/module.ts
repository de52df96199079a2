import {
  accountDirectoryServiceRef,
  awsClientsServiceRef,
  mlPlatformConfigServiceRef,
  projectMembershipServiceRef,
} from '@atelier/plugin-ml-platform-node';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createCheckPipelineAction } from './actions/checkPipeline';
import { createCheckRepositoryAction } from './actions/checkRepository';
import { createDataKeysAction } from './actions/dataKeys';
import { createEnsureSageMakerProjectAction } from './actions/ensureSageMakerProject';
import { createLaunchProductAction } from './actions/launchProduct';
import { createPushRepositoryAction } from './actions/pushRepository';
import { createRegisterEntityAction } from './actions/registerEntity';
import { createResolveProjectAction } from './actions/resolveProject';
import { createStartPipelineAction } from './actions/startPipeline';
import { createUpsertPipelineAction } from './actions/upsertPipeline';

/**
 * Adds the ML platform's actions to the scaffolder.
 *
 * @public
 */
export const scaffolderModuleMlPlatform = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'ml-platform',
  register(env) {
    env.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        clients: awsClientsServiceRef,
        config: mlPlatformConfigServiceRef,
        directory: accountDirectoryServiceRef,
        events: eventsServiceRef,
        membership: projectMembershipServiceRef,
        permissions: coreServices.permissions,
        rootConfig: coreServices.rootConfig,
      },
      async init({ actions, ...deps }) {
        const services = {
          ...deps,
          integrations: ScmIntegrations.fromConfig(deps.rootConfig),
        };
        actions.addActions(
          createResolveProjectAction(services),
          createLaunchProductAction(services),
          createCheckRepositoryAction(services),
          createDataKeysAction(),
          createCheckPipelineAction(services),
          createEnsureSageMakerProjectAction(services),
          createUpsertPipelineAction(services),
          createStartPipelineAction(services),
          createPushRepositoryAction(services),
          createRegisterEntityAction(services),
        );
      },
    });
  },
});
