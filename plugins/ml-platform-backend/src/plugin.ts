import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  accountDirectoryServiceRef,
  awsClientsServiceRef,
  mlPlatformConfigServiceRef,
  projectMembershipServiceRef,
} from '@atelier/plugin-ml-platform-node';
import { createCollectors } from './collectors/createCollectors';
import { followChanges } from './collectors/followChanges';
import { createRefreshers } from './collectors/refreshers';
import { startCollectors, startFollowing } from './collectors/startCollectors';
import { Notifier } from './notify';
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
        signals: signalsServiceRef,
      },
      async init(deps) {
        const { logger, permissionsRegistry } = deps;
        const knex = await openDatabase(deps.database);
        const stores = createStores(knex, deps.mlPlatform.partition);
        registerPermissions(permissionsRegistry, stores.accounts);

        const shutdown = new AbortController();
        deps.lifecycle.addShutdownHook(() => shutdown.abort());
        const notifier = new Notifier(deps);
        const collectors = createCollectors({ ...deps, notifier, stores });
        const hubAccountId = deps.mlPlatform.sharedServicesAccountId;
        const refreshers = createRefreshers({
          collectors,
          hubAccountId,
          logger,
          signal: shutdown.signal,
        });
        const services = createServices({ ...deps, refreshers, stores });
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
          hubAccountId,
          refresh: refreshers.refreshPart,
          refreshHub: refreshers.refreshHub,
        });
        await startCollectors({
          collectors: [
            collectors.accounts,
            collectors.studio,
            collectors.pipelines,
            collectors.models,
            collectors.endpoints,
            collectors.costs,
          ],
          config: deps.config,
          logger,
          refreshes: stores.refreshes,
          scheduler: deps.scheduler,
          signal: shutdown.signal,
        });
        await startFollowing({
          follower: collectors.executions,
          scheduler: deps.scheduler,
        });
      },
    });
  },
});
