import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { SchedulerServiceTaskInvocationDefinition } from '@backstage/backend-plugin-api';
import { createStores } from '../store';
import { migrate } from '../store/migrate';
import { startCollectors } from './startCollectors';

jest.setTimeout(60_000);

const part = { collector: 'costs', accountId: '100200300401' } as const;

describe('startCollectors', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

  async function create() {
    const knex = await databases.init('SQLITE_3');
    await migrate(knex);
    const { refreshes } = createStores(knex, 'aws');
    const scheduler = mockServices.scheduler.mock();
    const collect = jest.fn(async () => {});
    const start = (data = {}) =>
      startCollectors({
        collectors: [
          {
            name: 'costs',
            collect,
            wasRead: () => refreshes.wasRead('costs'),
            retryAfter: { hours: 1 },
          },
        ],
        config: mockServices.rootConfig({ data }),
        logger: mockServices.logger.mock(),
        refreshes,
        scheduler,
        signal: new AbortController().signal,
      });
    const run = async (id: string) => {
      const tasks = scheduler.scheduleTask.mock.calls.map(([task]) => task);
      const task = tasks.find(candidate => candidate.id === id);
      await (task as SchedulerServiceTaskInvocationDefinition).fn(
        new AbortController().signal,
      );
    };
    return { refreshes, scheduler, collect, start, run };
  }

  it('reads at once what was never read', async () => {
    const { collect, start } = await create();
    await start();
    expect(collect).toHaveBeenCalledTimes(1);
  });

  it('does not read again at once what it has just read', async () => {
    const { refreshes, collect, start, run } = await create();
    collect.mockImplementation(() =>
      refreshes.write(part, new Date(), async () => {}),
    );
    await start();
    await run('collect-costs');
    expect(collect).toHaveBeenCalledTimes(1);
    await run('collect-costs');
    expect(collect).toHaveBeenCalledTimes(2);
  });

  it('reads again with the first scheduled run what could not be read at start', async () => {
    const { refreshes, collect, start, run } = await create();
    collect.mockImplementation(() => refreshes.fail(part, new Date(), 'no'));
    await start();
    await run('collect-costs');
    expect(collect).toHaveBeenCalledTimes(2);
  });

  it('leaves to the schedule what was read before', async () => {
    const { refreshes, collect, start, run } = await create();
    await refreshes.write(part, new Date(), async () => {});
    await start();
    expect(collect).not.toHaveBeenCalled();
    await run('collect-costs');
    expect(collect).toHaveBeenCalledTimes(1);
  });

  it('takes the schedule from the config, or the default', async () => {
    const { scheduler, start } = await create();
    await start();
    expect(scheduler.scheduleTask).toHaveBeenCalledWith(
      expect.objectContaining({
        id: 'collect-costs',
        frequency: { hours: 24 },
        timeout: { minutes: 30 },
      }),
    );
    const schedule = { frequency: { hours: 6 }, timeout: { minutes: 2 } };
    await start({ mlPlatform: { refresh: { costs: schedule } } });
    expect(scheduler.scheduleTask).toHaveBeenCalledWith(
      expect.objectContaining({ id: 'collect-costs', ...schedule }),
    );
  });

  it('tries again after a failure, and only then', async () => {
    const { refreshes, collect, start, run } = await create();
    await refreshes.write(part, new Date(1), async () => {});
    await start();
    await run('retry-costs');
    expect(collect).not.toHaveBeenCalled();

    await refreshes.fail(part, new Date(2), 'throttled');
    await run('retry-costs');
    expect(collect).toHaveBeenCalledTimes(1);
  });
});
