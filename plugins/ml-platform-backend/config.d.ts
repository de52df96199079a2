import { HumanDuration } from '@backstage/types';

/** As Backstage's scheduler reads it; its own type would bring all of the backend API into the schema. */
interface Schedule {
  frequency: { cron: string } | { trigger: 'manual' } | string | HumanDuration;
  timeout: string | HumanDuration;
  initialDelay?: string | HumanDuration;
  scope?: 'global' | 'local';
}

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
      accounts?: Schedule;
      /**
       * SageMaker Studio domains and user profiles of every account and region.
       * @default every 10 minutes, at most 10 minutes long
       */
      studio?: Schedule;
      /**
       * SageMaker pipelines and their executions of every account and region. Executions that run are followed
       * every few seconds besides.
       * @default every 10 minutes, at most 20 minutes long
       */
      pipelines?: Schedule;
      /**
       * Model package groups and versions of every account and region, and of the hub.
       * @default every 10 minutes, at most 20 minutes long
       */
      models?: Schedule;
      /**
       * SageMaker endpoints of every account and region.
       * @default every 10 minutes, at most 10 minutes long
       */
      endpoints?: Schedule;
      /**
       * Costs of the organisation, from Cost Explorer, which AWS charges by the request.
       * @default every 24 hours, at most 30 minutes long
       */
      costs?: Schedule;
    };
    costs?: {
      /**
       * How many months of costs to keep, with the present one: 2 to 14. A longer time needs more requests once.
       * @default 13
       */
      months?: number;
    };
  };
}
