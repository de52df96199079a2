import { createApiRef } from '@backstage/frontend-plugin-api';
import { MlPlatformApi } from '@atelier/plugin-ml-platform-common';

/**
 * The client of the `ml-platform` backend plugin.
 *
 * @public
 */
export const mlPlatformApiRef = createApiRef<MlPlatformApi>().with({
  id: 'plugin.ml-platform.client',
  pluginId: 'ml-platform',
});
