import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { awsClientsServiceRef } from '../clients';
import { mlPlatformConfigServiceRef } from '../config';
import { AccountDirectory } from './AccountDirectory';
import { OrganizationsAccountDirectory } from './OrganizationsAccountDirectory';

/**
 * Which ML projects and accounts exist; one sweep of Organizations serves the whole backend.
 *
 * @public
 */
export const accountDirectoryServiceRef = createServiceRef<AccountDirectory>({
  id: 'ml-platform.account-directory',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        clients: awsClientsServiceRef,
        config: mlPlatformConfigServiceRef,
        logger: coreServices.rootLogger,
      },
      factory: deps => new OrganizationsAccountDirectory(deps),
    }),
});
