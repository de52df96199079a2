import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import {
  accountDirectoryServiceRef,
  awsClientsServiceRef,
  mlPlatformConfigServiceRef,
  projectMembershipServiceRef,
} from '@atelier/plugin-ml-platform-node';
import { createCollectors } from './collectors/createCollectors';
import { followChanges } from './collectors/followChanges';
import { startCollectors } from './collectors/startCollectors';
import { registerPermissions } from './permissions/registerPermissions';
import { createRouter } from './router';
import { createServices } from './services/createServices';
import { createStores } from './store';
import { openDatabase } from './store/migrate';

/**
 * The read model of ML projects, what keeps it fresh, and its REST API.
 *
 * @public
 */
export const mlPlatformPlugin = createBackendPlugin({
  pluginId: 'ml-platform',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        clients: awsClientsServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        directory: accountDirectoryServiceRef,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        membership: projectMembershipServiceRef,
        mlPlatform: mlPlatformConfigServiceRef,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
      },
      async init(deps) {
        const { logger, permissionsRegistry } = deps;
        const knex = await openDatabase(deps.database);
        const stores = createStores(knex, deps.mlPlatform.partition);
        registerPermissions(permissionsRegistry, stores.accounts);

        const shutdown = new AbortController();
        deps.lifecycle.addShutdownHook(() => shutdown.abort());
        const collectors = createCollectors({ ...deps, stores });
        const services = createServices({
          ...deps,
          stores,
          refresh: part => collectors.studio.refresh(part, shutdown.signal),
        });
        deps.httpRouter.use(
          await createRouter({
            auditor: deps.auditor,
            httpAuth: deps.httpAuth,
            ...services,
          }),
        );

        await followChanges({
          accounts: stores.accounts,
          events: deps.events,
          logger,
          refresh: part => collectors.studio.refresh(part, shutdown.signal),
        });
        await startCollectors({
          collectors: [
            collectors.accounts,
            collectors.studio,
            collectors.costs,
          ],
          config: deps.config,
          logger,
          refreshes: stores.refreshes,
          scheduler: deps.scheduler,
          signal: shutdown.signal,
        });
      },
    });
  },
});
