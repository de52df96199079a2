import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { HumanDuration } from '@backstage/types';
import { stringifyError } from '@backstage/errors';
import { Collector, RefreshStore } from '../store/RefreshStore';
import { readSchedule } from './schedules';

export interface ScheduledCollector {
  name: Collector;
  /** Reads everything; joins a run under way. */
  collect(signal: AbortSignal): Promise<void>;
  /** How soon to read again after a failure; absent: with the next scheduled run. */
  retryAfter?: HumanDuration;
}

/**
 * Runs the collectors on their schedules, one replica at a time, in the given order at first.
 *
 * What was never read is also read at once and outside the scheduler: a process that was killed in its first run would
 * otherwise leave an empty read model until the scheduler gives up on that run.
 */
export async function startCollectors(options: {
  collectors: ScheduledCollector[];
  config: Config;
  logger: LoggerService;
  refreshes: RefreshStore;
  scheduler: SchedulerService;
  /** Aborted when the backend stops. */
  signal: AbortSignal;
}): Promise<void> {
  const { collectors, config, logger, refreshes, scheduler, signal } = options;
  for (const collector of collectors) {
    const known = await refreshes.list(collector.name);
    if (!known.some(({ readAt }) => readAt)) {
      collector.collect(signal).catch(error => {
        logger.error(
          `First read of ${collector.name} failed: ${stringifyError(error)}`,
        );
      });
    }
    await scheduler.scheduleTask({
      id: `collect-${collector.name}`,
      ...readSchedule(config, collector.name),
      fn: runSignal => collector.collect(runSignal),
    });
    if (collector.retryAfter) {
      await scheduler.scheduleTask({
        id: `retry-${collector.name}`,
        frequency: collector.retryAfter,
        initialDelay: collector.retryAfter,
        timeout: readSchedule(config, collector.name).timeout,
        async fn(runSignal) {
          const parts = await refreshes.list(collector.name);
          if (parts.some(({ failure }) => failure)) {
            await collector.collect(runSignal);
          }
        },
      });
    }
  }
}
