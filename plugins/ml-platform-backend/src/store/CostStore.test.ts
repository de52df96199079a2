import { migrate } from './migrate';
import { CostStore, datesUpTo, shiftMonth } from './CostStore';
import { testDatabases } from './__testUtils__/databases';

jest.setTimeout(60_000);

const accountId = '201000000011';
const usd = (amount: number) => ({ amount, unit: 'USD' });
const service = (date: string, amount: number, name = 'Amazon SageMaker') => ({
  accountId,
  date,
  service: name,
  cost: usd(amount),
});
const user = (date: string, amount: number) => ({
  accountId,
  date,
  user: 'user:default/ravi.patel',
  cost: usd(amount),
});
const amounts = async (store: CostStore) =>
  (await store.list('2026-01', [accountId]))
    .flatMap(({ services }) => Object.values(services).flat())
    .filter(Boolean)
    .sort((a, b) => a - b);
const early = new Date('2026-11-02T00:00:00Z');
const late = new Date('2026-11-03T00:00:00Z');

describe('CostStore', () => {
  const databases = testDatabases();

  async function create(id: Parameters<typeof databases.init>[0]) {
    const knex = await databases.init(id);
    await migrate(knex);
    const store = new CostStore(knex, 'aws');
    await store.replaceMonth(
      {
        month: '2026-10',
        services: [
          service('2026-10-01', 1),
          service('2026-10-02', 2),
          service('2026-10-31', 4),
        ],
        users: [user('2026-10-31', 3)],
      },
      early,
    );
    await store.replaceMonth(
      {
        month: '2026-11',
        services: [
          service('2026-11-01', 8),
          service('2026-11-02', 16),
          service('2026-11-02', 32, 'Amazon S3'),
        ],
        users: [user('2026-11-01', 5)],
      },
      early,
    );
    const finish = (oldest: string) =>
      knex.transaction(tx => store.finish(tx, oldest));
    return { knex, store, finish };
  }

  it.each(databases.eachSupportedId())(
    'gives months by account, their days by service and person, %p',
    async id => {
      const { store } = await create(id);
      expect(await store.list('2026-11', [accountId])).toEqual([
        {
          accountId,
          month: '2026-11',
          unit: 'USD',
          services: { 'Amazon SageMaker': [8, 16], 'Amazon S3': [0, 32] },
          users: { 'user:default/ravi.patel': [5] },
        },
      ]);
      expect(await store.list('2026-10')).toHaveLength(2);
      expect(await store.list('2026-01', ['201000000013'])).toEqual([]);
      expect(await store.lastDate()).toBe('2026-11-02');
    },
  );

  it.each(databases.eachSupportedId())(
    'replaces a month and leaves the others, unless it was read later, %p',
    async id => {
      const { store } = await create(id);
      const replacement = {
        month: '2026-10',
        services: [service('2026-10-05', 100)],
        users: [],
      };

      await store.replaceMonth(replacement, new Date('2026-11-01T00:00:00Z'));
      expect(await amounts(store)).toEqual([1, 2, 4, 8, 16, 32]);

      await store.replaceMonth(replacement, late);
      expect(await amounts(store)).toEqual([8, 16, 32, 100]);
      expect(await store.monthsRead()).toEqual(
        new Map([
          ['2026-10', late],
          ['2026-11', early],
        ]),
      );
    },
  );

  it.each(databases.eachSupportedId())(
    'sums the last 30 days, and forgets what is too old, %p',
    async id => {
      const { store, finish } = await create(id);
      await finish('2026-10');
      const recent = (await store.recent([accountId])).get(accountId);
      expect(recent).toHaveLength(30);
      expect(recent?.slice(-3)).toEqual([4, 8, 48]);

      await finish('2026-11');
      expect(await amounts(store)).toEqual([8, 16, 32]);
      expect([...(await store.monthsRead()).keys()]).toEqual(['2026-11']);
    },
  );
});

describe('dates', () => {
  it('have no gaps over the ends of months, years and daylight saving', () => {
    expect(datesUpTo('2026-03-01', 3)).toEqual([
      '2026-02-27',
      '2026-02-28',
      '2026-03-01',
    ]);
    expect(new Set(datesUpTo('2026-11-23', 365)).size).toBe(365);
    expect(shiftMonth('2026-01', -1)).toBe('2025-12');
    expect(shiftMonth('2025-12', 1)).toBe('2026-01');
    expect(shiftMonth('2026-03', -13)).toBe('2025-02');
  });
});
