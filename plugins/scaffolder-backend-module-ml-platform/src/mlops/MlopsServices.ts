import { AwsClients, MlPlatformConfig } from '@atelier/plugin-ml-platform-node';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { AuthorizationServices } from '../authorization/authorizeInitiator';

/** What the actions of MLOps projects ask. */
export interface MlopsServices extends AuthorizationServices {
  clients: AwsClients;
  config: MlPlatformConfig;
  integrations: ScmIntegrationRegistry;
}
