import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  mlPlatform?: {
    /**
     * When the read model is refreshed from AWS. Each part is also read at start while it was never read.
     */
    refresh?: {
      /**
       * ML projects and accounts, from AWS Organizations.
       * @default every 10 minutes, at most 5 minutes long
       */
      accounts?: SchedulerServiceTaskScheduleDefinitionConfig;
      /**
       * SageMaker Studio domains and user profiles of every account and region.
       * @default every 10 minutes, at most 10 minutes long
       */
      studio?: SchedulerServiceTaskScheduleDefinitionConfig;
      /**
       * Costs of the last 90 days, from Cost Explorer, which AWS charges by the request.
       * @default every 24 hours, at most 30 minutes long
       */
      costs?: SchedulerServiceTaskScheduleDefinitionConfig;
    };
  };
}
