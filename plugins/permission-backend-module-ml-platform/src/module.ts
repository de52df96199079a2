import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { MlPlatformPermissionPolicy } from './MlPlatformPermissionPolicy';

/**
 * Sets `MlPlatformPermissionPolicy` as the portal's policy.
 *
 * @public
 */
export const permissionModuleMlPlatform = createBackendModule({
  pluginId: 'permission',
  moduleId: 'ml-platform',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        policy: policyExtensionPoint,
      },
      async init({ config, policy }) {
        policy.setPolicy(MlPlatformPermissionPolicy.fromConfig(config));
      },
    });
  },
});
