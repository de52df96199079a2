import { DailyCost } from '@atelier/plugin-ml-platform-node';
import { PermissionCriteria } from '@backstage/plugin-permission-common';
import { MlProjectQuery } from '../permissions/rules';
import { createStores } from '.';
import { migrate } from './migrate';
import { ListProjectsOptions, PagePosition } from './ProjectListStore';
import { testDatabases } from './__testUtils__/databases';
import { projects } from './__testUtils__/projects';

jest.setTimeout(60_000);

const now = new Date('2026-11-01T00:30:00.000Z');

function cost(
  accountId: string,
  date: string,
  amount: number,
  service = 'Amazon SageMaker',
): DailyCost {
  return { accountId, date, service, cost: { amount, unit: 'USD' } };
}

const costs = [
  cost('201000000031', '2026-11-01', 10.1),
  cost('201000000031', '2026-11-01', 0.2, 'Amazon S3'),
  cost('201000000033', '2026-11-01', 20),
  cost('201000000031', '2026-10-31', 5000),
  cost('201000000041', '2026-11-01', 30.3),
  cost('201000000051', '2026-11-01', -4),
];

describe('ProjectListStore', () => {
  const databases = testDatabases();

  async function create(id: Parameters<typeof databases.init>[0]) {
    const knex = await databases.init(id);
    await migrate(knex);
    const stores = createStores(knex, 'aws');
    await knex.transaction(tx => stores.accounts.replace(tx, projects));
    for (const month of ['2026-10', '2026-11']) {
      const services = costs.filter(({ date }) => date.startsWith(month));
      await stores.costs.replaceMonth({ month, services, users: [] }, now);
    }
    const list = (options: Partial<ListProjectsOptions>) =>
      stores.projects.page({
        sort: 'slug',
        order: 'asc',
        limit: 100,
        ...options,
      });
    const slugs = async (options: Partial<ListProjectsOptions>) =>
      (await list(options)).items.map(({ slug }) => slug);
    return { knex, stores, list, slugs };
  }

  it.each(databases.eachSupportedId())(
    'sums the calendar month in UTC over the accounts of an ML project, %p',
    async id => {
      const { stores, list } = await create(id);

      const { items, totalItems } = await list({});

      expect(totalItems).toBe(4);
      expect(items).toEqual([
        {
          slug: 'card-fraud',
          monthToDate: { amount: expect.closeTo(30.3), unit: 'USD' },
        },
        { slug: 'claims_triage', monthToDate: { amount: 30.3, unit: 'USD' } },
        { slug: 'defect-detection', monthToDate: { amount: -4, unit: 'USD' } },
        { slug: 'demand-forecast' },
      ]);
      expect(await stores.projects.monthToDate('claims_triage')).toEqual({
        amount: 30.3,
        unit: 'USD',
      });
      expect(await stores.projects.monthToDate('nothing')).toBeUndefined();
    },
  );

  it.each(databases.eachSupportedId())(
    'stays with the last month that has costs until the next one has, %p',
    async id => {
      const { stores } = await create(id);
      const next = { month: '2026-12', services: [], users: [] };
      await stores.costs.replaceMonth(next, now);
      expect(await stores.projects.monthToDate('claims_triage')).toEqual({
        amount: 30.3,
        unit: 'USD',
      });
    },
  );

  it.each(databases.eachSupportedId())(
    'gives every ML project once, page by page, in every order, %p',
    async id => {
      const { list } = await create(id);
      for (const sort of ['slug', 'owner', 'monthToDate'] as const) {
        for (const order of ['asc', 'desc'] as const) {
          const whole = (await list({ sort, order })).items;
          const paged = [];
          let after: PagePosition | undefined;
          do {
            const page = await list({ sort, order, limit: 1, after });
            expect(page.totalItems).toBe(4);
            paged.push(...page.items);
            after = page.next;
          } while (after);
          expect(paged).toEqual(whole);
        }
      }
    },
  );

  it.each(databases.eachSupportedId())(
    'sorts by month-to-date, then slug, %p',
    async id => {
      const { slugs } = await create(id);
      const ascending = [
        'defect-detection',
        'demand-forecast',
        'card-fraud',
        'claims_triage',
      ];
      expect(await slugs({ sort: 'monthToDate' })).toEqual(ascending);
      expect(await slugs({ sort: 'monthToDate', order: 'desc' })).toEqual(
        ascending.reverse(),
      );
    },
  );

  it.each(databases.eachSupportedId())(
    'filters by text and by owner, %p',
    async id => {
      const { slugs, list } = await create(id);
      expect(await slugs({ filter: 'FRAUD' })).toEqual([
        'card-fraud',
        'claims_triage',
      ]);
      expect(await slugs({ filter: 'cc-3' })).toEqual(['defect-detection']);
      expect(await slugs({ filter: 's_t' })).toEqual(['claims_triage']);
      expect(await slugs({ filter: '%' })).toEqual([]);
      expect(await slugs({ filter: `\\` })).toEqual([]);
      expect(await slugs({ owner: 'group:default/vision' })).toEqual([
        'defect-detection',
      ]);
      expect((await list({ filter: 'fraud', limit: 1 })).totalItems).toBe(2);
    },
  );

  it.each(databases.eachSupportedId())(
    'shows only what the criteria allow, %p',
    async id => {
      const { stores, slugs, list } = await create(id);
      const fraud = { owners: ['group:default/fraud'] };
      const vision = { owners: ['group:default/vision'] };
      const both = ['card-fraud', 'claims_triage', 'defect-detection'];
      const cases: Array<[PermissionCriteria<MlProjectQuery>, string[]]> = [
        [fraud, ['card-fraud', 'claims_triage']],
        [{ owners: [] }, []],
        [{ anyOf: [fraud, vision] }, both],
        [{ allOf: [fraud, vision] }, []],
        [
          { allOf: [{ anyOf: [fraud, vision] }, { not: fraud }] },
          ['defect-detection'],
        ],
        [{ not: { anyOf: [fraud, vision] } }, ['demand-forecast']],
      ];
      for (const [allowed, expected] of cases) {
        expect(await slugs({ allowed })).toEqual(expected);
        expect(await stores.projects.slugs(allowed)).toEqual(expected);
        expect((await list({ allowed, limit: 1 })).totalItems).toBe(
          expected.length,
        );
      }
      expect(
        await slugs({ allowed: { anyOf: [fraud, vision] }, filter: 'defect' }),
      ).toEqual(['defect-detection']);
    },
  );
});
