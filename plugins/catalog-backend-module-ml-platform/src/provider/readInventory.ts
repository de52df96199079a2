import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import { MlInventory } from '@atelier/plugin-ml-platform-common';

/** What the read model of the `ml-platform` plugin has, with this plugin's own credentials. */
export async function readInventory(options: {
  auth: AuthService;
  discovery: DiscoveryService;
}): Promise<MlInventory> {
  const { auth, discovery } = options;
  const { token } = await auth.getPluginRequestToken({
    onBehalfOf: await auth.getOwnServiceCredentials(),
    targetPluginId: 'ml-platform',
  });
  const baseUrl = await discovery.getBaseUrl('ml-platform');
  const response = await fetch(`${baseUrl}/inventory`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  if (!response.ok) {
    throw await ResponseError.fromResponse(response);
  }
  return response.json();
}
