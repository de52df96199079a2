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
  /** Whether a first reading of everything came to its end. */
  wasRead(): Promise<boolean>;
  /** How soon to read again after a failure; absent: with the next scheduled run. */
  retryAfter?: HumanDuration;
}

export interface StartCollectorsOptions {
  collectors: ScheduledCollector[];
  config: Config;
  logger: LoggerService;
  refreshes: RefreshStore;
  scheduler: SchedulerService;
  /** Aborted when the backend stops. */
  signal: AbortSignal;
}

/**
 * Runs the collectors on their schedules, one replica at a time, in the given order at first.
 *
 * What was never wholly read is also read at once and outside the scheduler: a process that was killed in its first run would
 * otherwise leave gaps in the read model until the scheduler gives up on that run.
 */
export async function startCollectors(
  options: StartCollectorsOptions,
): Promise<void> {
  for (const collector of options.collectors) {
    const first = (await collector.wasRead())
      ? undefined
      : readAtOnce(collector, options);
    await schedule(collector, first, options);
    await scheduleRetry(collector, options);
  }
}

async function readAtOnce(
  collector: ScheduledCollector,
  { logger, signal }: StartCollectorsOptions,
): Promise<void> {
  try {
    await collector.collect(signal);
  } catch (error) {
    logger.error(
      `First read of ${collector.name} failed: ${stringifyError(error)}`,
    );
  }
}

/** Follows running executions every few seconds, in one replica at a time. */
export async function startFollowing(options: {
  follower: { follow(signal: AbortSignal): Promise<void> };
  scheduler: SchedulerService;
}): Promise<void> {
  const { follower, scheduler } = options;
  await scheduler.scheduleTask({
    id: 'follow-executions',
    frequency: { seconds: 3 },
    initialDelay: { seconds: 3 },
    timeout: { minutes: 2 },
    fn: signal => follower.follow(signal),
  });
}

/** The scheduler's first run is left out when the read at start (`first`) was good. */
async function schedule(
  collector: ScheduledCollector,
  first: Promise<void> | undefined,
  { config, scheduler }: StartCollectorsOptions,
): Promise<void> {
  let pending = first;
  await scheduler.scheduleTask({
    id: `collect-${collector.name}`,
    ...readSchedule(config, collector.name),
    async fn(signal) {
      const awaited = pending;
      pending = undefined;
      await awaited;
      if (!awaited || !(await collector.wasRead())) {
        await collector.collect(signal);
      }
    },
  });
}

async function scheduleRetry(
  collector: ScheduledCollector,
  { config, refreshes, scheduler }: StartCollectorsOptions,
): Promise<void> {
  if (collector.retryAfter) {
    await scheduler.scheduleTask({
      id: `retry-${collector.name}`,
      frequency: collector.retryAfter,
      initialDelay: collector.retryAfter,
      timeout: readSchedule(config, collector.name).timeout,
      async fn(signal) {
        const parts = await refreshes.list(collector.name);
        if (parts.some(({ failure }) => failure)) {
          await collector.collect(signal);
        }
      },
    });
  }
}
