import { AwsClients, MlPlatformConfig } from '@atelier/plugin-ml-platform-node';

/** What the preparation of a launch asks. */
export interface LaunchServices {
  clients: AwsClients;
  config: MlPlatformConfig;
}
