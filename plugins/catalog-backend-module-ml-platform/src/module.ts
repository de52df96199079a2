import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { accountDirectoryServiceRef } from '@atelier/plugin-ml-platform-node';
import { freeNames } from './provider/freeNames';
import { MlPlatformEntityProvider } from './provider/MlPlatformEntityProvider';
import { readSchedule } from './provider/readSchedule';

/**
 * ML projects and their AWS accounts as entities of the catalog.
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
        logger: coreServices.logger,
        processing: catalogProcessingExtensionPoint,
        scheduler: coreServices.scheduler,
      },
      async init(deps) {
        const { auth, catalog, config, directory, logger, scheduler } = deps;
        deps.processing.addEntityProvider(
          new MlPlatformEntityProvider({
            directory,
            freeNames: entities =>
              freeNames(entities, { auth, catalog, logger }),
            logger,
            taskRunner: scheduler.createScheduledTaskRunner(
              readSchedule(config),
            ),
          }),
        );
      },
    });
  },
});
