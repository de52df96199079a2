import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  catalog?: {
    providers?: {
      /** ML projects and their AWS accounts. What to read is said under `mlPlatform`. */
      mlPlatform?: {
        /**
         * When the catalog is brought up to date with the accounts' tags.
         * @default every 5 minutes, at most 3 minutes long
         */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      };
    };
  };
}
