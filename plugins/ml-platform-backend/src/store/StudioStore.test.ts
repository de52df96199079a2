import { migrate } from './migrate';
import { RefreshStore } from './RefreshStore';
import { StoredDomain, StudioStore } from './StudioStore';
import { testDatabases } from './__testUtils__/databases';

jest.setTimeout(60_000);

function domain(accountId: string, region: string): StoredDomain {
  return {
    accountId,
    region,
    domainId: 'd-abcdefghijkl',
    name: 'card-fraud',
    status: 'InService',
    authMode: 'IAM',
    networkAccess: 'VpcOnly',
    consoleUrl: 'https://eu-west-1.console.aws.amazon.com/sagemaker',
    profiles: [
      {
        name: 'omar-haddad',
        status: 'Failed',
        failureReason: 'The execution role cannot be assumed.',
        user: 'user:default/omar.haddad',
        persona: 'data-scientist',
        createdAt: '2026-11-01T08:00:00.000Z',
      },
      { name: 'somebody', status: 'InService' },
    ],
  };
}

describe('StudioStore', () => {
  const databases = testDatabases();

  async function create(id: Parameters<typeof databases.init>[0]) {
    const knex = await databases.init(id);
    await migrate(knex);
    const store = new StudioStore(knex, 'aws');
    const refreshes = new RefreshStore(knex, 'aws');
    const write = (
      accountId: string,
      region: string,
      domains: StoredDomain[],
    ) =>
      refreshes.write(
        { collector: 'studio', accountId, region },
        new Date(),
        tx => store.replace(tx, { accountId, region }, domains),
      );
    return { store, refreshes, write };
  }

  it.each(databases.eachSupportedId())(
    'replaces one account in one region only, %p',
    async id => {
      const { store, write } = await create(id);
      const [here, there] = [
        domain('201000000031', 'eu-west-1'),
        domain('201000000031', 'eu-central-1'),
      ];
      await write('201000000031', 'eu-west-1', [here]);
      await write('201000000031', 'eu-central-1', [there]);
      expect(await store.list(['201000000031'])).toEqual([there, here]);

      await write('201000000031', 'eu-west-1', []);
      expect(await store.list(['201000000031'])).toEqual([there]);
      expect(await store.list(['201000000041'])).toEqual([]);
    },
  );

  it.each(databases.eachSupportedId())(
    'forgets accounts and regions that are not of an ML project any more, %p',
    async id => {
      const { store, refreshes, write } = await create(id);
      const kept = { accountId: '201000000031', region: 'eu-west-1' };
      await write(kept.accountId, kept.region, [
        domain(kept.accountId, kept.region),
      ]);
      await write('201000000041', 'eu-west-1', [
        domain('201000000041', 'eu-west-1'),
      ]);

      await store.retain([kept]);

      expect(await store.list(['201000000031', '201000000041'])).toEqual([
        domain(kept.accountId, kept.region),
      ]);
      expect(await refreshes.list('studio')).toHaveLength(1);
    },
  );
});
