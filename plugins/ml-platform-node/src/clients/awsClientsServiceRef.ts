import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import { mlPlatformConfigServiceRef } from '../config';
import { AwsClients } from './AwsClients';
import { DefaultAwsClients } from './DefaultAwsClients';

/**
 * AWS clients, one pool for the whole backend.
 *
 * The SDK itself reads `AWS_ENDPOINT_URL`, so the same code reaches AWS or the sandbox.
 *
 * @public
 */
export const awsClientsServiceRef = createServiceRef<AwsClients>({
  id: 'ml-platform.aws-clients',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        config: mlPlatformConfigServiceRef,
        rootConfig: coreServices.rootConfig,
        lifecycle: coreServices.rootLifecycle,
      },
      factory({ config, rootConfig, lifecycle }) {
        const clients = new DefaultAwsClients({
          config,
          credentials: DefaultAwsCredentialsManager.fromConfig(rootConfig),
        });
        lifecycle.addShutdownHook(() => clients.destroy());
        return clients;
      },
    }),
});
