import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  readDailyCosts,
  readUserCosts,
} from '@atelier/plugin-ml-platform-node';
import { shiftMonth, utcDate } from '../store/CostStore';
import { CostsCollector } from './CostsCollector';
import { CollectorContext } from './createCollectors';

const monthsKey = 'mlPlatform.costs.months';
const defaultMonths = 13;
/** Cost Explorer has no days of before. */
const maxMonths = 14;
const dayMs = 24 * 60 * 60 * 1000;

/** What copies the costs of the organisation. */
export function createCostsCollector(
  context: CollectorContext,
  config: Config,
): CostsCollector {
  const { clients, logger, mlPlatform, notifier, stores } = context;
  return new CostsCollector({
    months: readMonths(config),
    async read(month, signal) {
      const period = { ...periodOf(month, new Date()), signal };
      const [services, users] = await Promise.all([
        toArray(readDailyCosts(clients, mlPlatform, period)),
        toArray(readUserCosts(clients, mlPlatform, period)),
      ]);
      return { services, users };
    },
    stores,
    managementAccountId: mlPlatform.managementAccountId,
    async onChange() {
      const slugs = await stores.accounts.slugs();
      await notifier.projectsChanged(new Set(slugs.values()), 'costs');
    },
    logger,
  });
}

/** The days of a month, today the last of them; `end` is not included. */
export function periodOf(
  month: string,
  now: Date,
): { start: string; end: string } {
  const tomorrow = utcDate(new Date(now.getTime() + dayMs));
  const nextMonth = `${shiftMonth(month, 1)}-01`;
  return {
    start: `${month}-01`,
    end: nextMonth < tomorrow ? nextMonth : tomorrow,
  };
}

function readMonths(config: Config): number {
  const months = config.getOptionalNumber(monthsKey) ?? defaultMonths;
  if (!Number.isInteger(months) || months < 2 || months > maxMonths) {
    throw new InputError(
      `Config ${monthsKey} is ${months}, but must be a number of months from 2 to ${maxMonths}`,
    );
  }
  return months;
}

async function toArray<T>(items: AsyncIterable<T>): Promise<T[]> {
  const array: T[] = [];
  for await (const item of items) {
    array.push(item);
  }
  return array;
}
