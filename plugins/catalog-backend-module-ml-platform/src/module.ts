import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { accountDirectoryServiceRef } from '@atelier/plugin-ml-platform-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { freeNames } from './provider/freeNames';
import { MlInventoryProvider } from './provider/MlInventoryProvider';
import { MlPlatformEntityProvider } from './provider/MlPlatformEntityProvider';
import { readInventory } from './provider/readInventory';
import { readSchedule } from './provider/readSchedule';

/**
 * ML projects, their AWS accounts, pipelines, models and endpoints as entities of the catalog.
 *
 * @public
 */
export const catalogModuleMlPlatform = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'ml-platform',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        directory: accountDirectoryServiceRef,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        logger: coreServices.logger,
        processing: catalogProcessingExtensionPoint,
        scheduler: coreServices.scheduler,
      },
      async init(deps) {
        const { auth, catalog, config, directory, logger, scheduler } = deps;
        const schedule = readSchedule(config);
        deps.processing.addEntityProvider(
          new MlPlatformEntityProvider({
            directory,
            freeNames: entities =>
              freeNames(entities, { auth, catalog, logger }),
            logger,
            taskRunner: scheduler.createScheduledTaskRunner(schedule),
          }),
          new MlInventoryProvider({
            directory,
            events: deps.events,
            logger,
            read: () => readInventory(deps),
            taskRunner: scheduler.createScheduledTaskRunner(schedule),
          }),
        );
      },
    });
  },
});
