import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { createStores } from '../store';
import { account } from '../store/__testUtils__/projects';
import { AccountRegion } from '../store/AccountStore';
import { migrate } from '../store/migrate';
import { PartCollector } from './PartCollector';

jest.setTimeout(60_000);

describe('PartCollector', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

  async function create(
    accounts: number,
    read: (part: AccountRegion) => Promise<void>,
    onChange: (part: AccountRegion) => Promise<void> = async () => {},
    logger = mockServices.logger.mock(),
  ) {
    const knex = await databases.init('SQLITE_3');
    await migrate(knex);
    const stores = createStores(knex, 'aws');
    const project = {
      slug: 'big',
      owner: 'group:default/fraud',
      costCenter: 'CC-1',
      accounts: Array.from({ length: accounts }, (_, index) =>
        account(String(201000000000 + index), 'dev'),
      ),
    };
    await knex.transaction(tx => stores.accounts.replace(tx, [project]));
    const collector = new PartCollector<boolean, true>({
      name: 'studio',
      title: 'Studio',
      ready: async () => {},
      parts: () => stores.accounts.listAccountRegions(),
      read: async part => {
        await read(part);
        return part.accountId === '201000000001';
      },
      write: async (_, __, isOther) => isOther,
      retain: parts => stores.studio.retain(parts),
      onChange,
      refreshes: stores.refreshes,
      logger,
    });
    return { stores, collector };
  }

  it('reads all others when one fails, and keeps why', async () => {
    const { stores, collector } = await create(40, async ({ accountId }) => {
      if (accountId === '201000000003') {
        throw new Error('denied');
      }
    });

    await collector.collect(new AbortController().signal);

    const refreshes = await stores.refreshes.list('studio');
    expect(refreshes).toHaveLength(40);
    expect(refreshes.filter(({ readAt }) => !readAt)).toEqual([
      {
        collector: 'studio',
        accountId: '201000000003',
        region: 'eu-west-1',
        failure: expect.objectContaining({ message: 'denied' }),
      },
    ]);
  });

  it('reads 16 accounts at a time at most', async () => {
    let running = 0;
    let most = 0;
    const { collector } = await create(40, async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise(resolve => setImmediate(resolve));
      running -= 1;
    });

    await collector.collect(new AbortController().signal);

    expect(most).toBe(16);
  });

  it('stops when its time is over, and blames nobody for it', async () => {
    const stop = new AbortController();
    let reads = 0;
    const { stores, collector } = await create(40, async () => {
      reads += 1;
      stop.abort();
      throw new Error('aborted');
    });

    await collector.collect(stop.signal);

    expect(reads).toBe(1);
    expect(await stores.refreshes.list('studio')).toEqual([]);
  });

  it('goes on with the stalest when its time was over, and says how far it came', async () => {
    const stop = new AbortController();
    const order: string[] = [];
    const logger = mockServices.logger.mock();
    const { collector } = await create(
      20,
      async ({ accountId }) => {
        order.push(accountId);
        if (order.length === 18) {
          stop.abort();
        }
      },
      undefined,
      logger,
    );
    await collector.collect(stop.signal);
    const read = order.splice(0);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringMatching(/^Read Studio of 18 of 20 accounts and regions/),
    );
    expect(await collector.wasRead()).toBe(false);

    await collector.collect(new AbortController().signal);
    expect(read).not.toContain(order[0]);
    expect(read).not.toContain(order[1]);
    expect(await collector.wasRead()).toBe(true);
  });

  it('takes what could not be read for a reading that came to its end', async () => {
    const { collector } = await create(2, async () => {
      throw new Error('denied');
    });
    expect(await collector.wasRead()).toBe(false);
    await collector.collect(new AbortController().signal);
    expect(await collector.wasRead()).toBe(true);
  });

  it('tells what changed, and nothing of the others', async () => {
    const told: string[] = [];
    const { collector } = await create(
      3,
      async () => {},
      async ({ accountId }) => {
        told.push(accountId);
      },
    );

    await collector.collect(new AbortController().signal);

    expect(told).toEqual(['201000000001']);
  });

  it('is one run, however often it is asked for', async () => {
    let reads = 0;
    const { collector } = await create(3, async () => {
      reads += 1;
    });
    const { signal } = new AbortController();

    await Promise.all([collector.collect(signal), collector.collect(signal)]);

    expect(reads).toBe(3);
  });
});
