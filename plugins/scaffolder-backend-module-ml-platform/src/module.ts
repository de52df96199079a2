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
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createLaunchProductAction } from './actions/launchProduct';
import { createResolveProjectAction } from './actions/resolveProject';

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
        clients: awsClientsServiceRef,
        config: mlPlatformConfigServiceRef,
        directory: accountDirectoryServiceRef,
        events: eventsServiceRef,
        membership: projectMembershipServiceRef,
        permissions: coreServices.permissions,
      },
      async init({ actions, ...services }) {
        actions.addActions(
          createResolveProjectAction(services),
          createLaunchProductAction(services),
        );
      },
    });
  },
});
