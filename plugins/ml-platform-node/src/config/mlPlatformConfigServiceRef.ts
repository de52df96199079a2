import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { MlPlatformConfig } from './MlPlatformConfig';
import { readMlPlatformConfig } from './readMlPlatformConfig';

/**
 * The checked `mlPlatform` config; a bad one stops the backend at its start.
 *
 * @public
 */
export const mlPlatformConfigServiceRef = createServiceRef<MlPlatformConfig>({
  id: 'ml-platform.config',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { config: coreServices.rootConfig },
      factory: ({ config }) => readMlPlatformConfig(config),
    }),
});
