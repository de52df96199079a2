import { HumanDuration } from '@backstage/types';

/** As Backstage's scheduler reads it; its own type would bring all of the backend API into the schema. */
interface Schedule {
  frequency: { cron: string } | { trigger: 'manual' } | string | HumanDuration;
  timeout: string | HumanDuration;
  initialDelay?: string | HumanDuration;
  scope?: 'global' | 'local';
}

export interface Config {
  catalog?: {
    providers?: {
      /** ML projects and their AWS accounts. What to read is said under `mlPlatform`. */
      mlPlatform?: {
        /**
         * When the catalog is brought up to date with the accounts' tags.
         * @default every 5 minutes, at most 3 minutes long
         */
        schedule?: Schedule;
      };
    };
  };
}
