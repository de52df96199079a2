import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { createStores } from '../store';
import { migrate } from '../store/migrate';
import { CostsCollector, monthsToRead } from './CostsCollector';
import { periodOf } from './createCostsCollector';

jest.setTimeout(60_000);

const managementAccountId = '100200300401';

describe('monthsToRead', () => {
  const now = new Date('2026-03-01T23:30:00-05:00');

  it('is every month, newest first, where nothing was read', () => {
    expect(monthsToRead({ now, count: 4, readAt: new Map() })).toEqual([
      '2026-03',
      '2026-02',
      '2026-01',
      '2025-12',
    ]);
  });

  it('is what was not read since AWS last changed it', () => {
    const readAt = new Map([
      ['2026-03', new Date('2026-03-01T00:00:00Z')],
      ['2026-02', new Date('2026-03-01T00:00:00Z')],
      ['2026-01', new Date('2026-02-15T23:59:59Z')],
      ['2025-12', new Date('2026-01-16T00:00:00Z')],
    ]);
    expect(monthsToRead({ now, count: 5, readAt })).toEqual([
      '2026-03',
      '2026-02',
      '2026-01',
      '2025-11',
    ]);
    readAt.set('2026-01', new Date('2026-02-16T00:00:00Z'));
    expect(monthsToRead({ now, count: 4, readAt })).toEqual([
      '2026-03',
      '2026-02',
    ]);
  });
});

describe('periodOf', () => {
  const now = new Date('2026-03-10T12:00:00Z');

  it('is the days of a month, and of this one those up to today', () => {
    expect(periodOf('2026-02', now)).toEqual({
      start: '2026-02-01',
      end: '2026-03-01',
    });
    expect(periodOf('2026-03', now)).toEqual({
      start: '2026-03-01',
      end: '2026-03-11',
    });
  });
});

describe('CostsCollector', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

  it('goes on where it failed, and says why it did', async () => {
    const knex = await databases.init('SQLITE_3');
    await migrate(knex);
    const stores = createStores(knex, 'aws');
    const asked: string[] = [];
    let fails = true;
    const onChange = jest.fn(async () => {});
    const collector = new CostsCollector({
      read: async month => {
        asked.push(month);
        if (fails && asked.length === 3) {
          throw new Error('busy');
        }
        return { services: [], users: [] };
      },
      stores,
      managementAccountId,
      months: 12,
      onChange,
      logger: mockServices.logger.mock(),
    });
    const { signal } = new AbortController();

    await collector.collect(signal);
    expect(onChange).not.toHaveBeenCalled();
    expect(await stores.refreshes.list('costs')).toEqual([
      expect.objectContaining({
        failure: expect.objectContaining({ message: 'busy' }),
      }),
    ]);

    const failed = asked.splice(0)[2];
    fails = false;
    await collector.collect(signal);
    expect(asked).toContain(failed);
    // Of the two that were read, at most these two can still change.
    expect(asked.length).toBeGreaterThanOrEqual(10);
    expect(onChange).toHaveBeenCalledTimes(1);
    expect(await stores.refreshes.list('costs')).toEqual([
      {
        collector: 'costs',
        accountId: managementAccountId,
        readAt: expect.any(String),
      },
    ]);

    asked.splice(0);
    await collector.collect(signal);
    expect(asked.length).toBeLessThanOrEqual(2);
  });
});
