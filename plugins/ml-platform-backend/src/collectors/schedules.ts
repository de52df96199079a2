import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { Collector } from '../store/RefreshStore';

const defaults: Record<Collector, SchedulerServiceTaskScheduleDefinition> = {
  accounts: { frequency: { minutes: 10 }, timeout: { minutes: 5 } },
  studio: { frequency: { minutes: 10 }, timeout: { minutes: 10 } },
  pipelines: { frequency: { minutes: 10 }, timeout: { minutes: 20 } },
  models: { frequency: { minutes: 10 }, timeout: { minutes: 20 } },
  endpoints: { frequency: { minutes: 10 }, timeout: { minutes: 10 } },
  costs: { frequency: { hours: 24 }, timeout: { minutes: 30 } },
};

/** When a collector runs: `mlPlatform.refresh.<collector>`, or the default. */
export function readSchedule(
  config: Config,
  collector: Collector,
): SchedulerServiceTaskScheduleDefinition {
  const schedule = config.getOptionalConfig(`mlPlatform.refresh.${collector}`);
  return schedule
    ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
    : defaults[collector];
}
