import { AccountStore } from './AccountStore';
import { migrate } from './migrate';
import { testDatabases } from './__testUtils__/databases';
import { account, projects } from './__testUtils__/projects';

jest.setTimeout(60_000);

describe('AccountStore', () => {
  const databases = testDatabases();

  async function create(id: Parameters<typeof databases.init>[0]) {
    const knex = await databases.init(id);
    await migrate(knex);
    return { knex, store: new AccountStore(knex, 'aws') };
  }

  it.each(databases.eachSupportedId())(
    'gives back what was put in, accounts by stage, %p',
    async id => {
      const { knex, store } = await create(id);
      const [project] = projects;
      const shuffled = [
        { ...project, accounts: [...project.accounts].reverse() },
      ];

      await knex.transaction(tx => store.replace(tx, shuffled));

      expect(await store.get('card-fraud')).toEqual(project);
      expect(await store.get('nothing')).toBeUndefined();
      expect(await store.getMany(['nothing', 'card-fraud'])).toEqual([
        undefined,
        project,
      ]);
    },
  );

  it.each(databases.eachSupportedId())(
    'forgets what is not there any more, %p',
    async id => {
      const { knex, store } = await create(id);
      await knex.transaction(tx => store.replace(tx, projects));

      const moved = {
        ...projects[3],
        accounts: [account('201000000031', 'dev')],
      };
      await knex.transaction(tx => store.replace(tx, [moved]));

      expect(await store.get('card-fraud')).toBeUndefined();
      expect(await store.get('demand-forecast')).toEqual(moved);
    },
  );

  it.each(databases.eachSupportedId())(
    'keeps partitions apart, %p',
    async id => {
      const { knex, store } = await create(id);
      const china = new AccountStore(knex, 'aws-cn');
      await knex.transaction(tx => store.replace(tx, projects));
      await knex.transaction(tx => china.replace(tx, [projects[0]]));

      await knex.transaction(tx => store.replace(tx, []));

      expect(await store.get('card-fraud')).toBeUndefined();
      expect(await china.get('card-fraud')).toEqual(projects[0]);
    },
  );

  it.each(databases.eachSupportedId())(
    'lists every active account in each of its regions, %p',
    async id => {
      const { knex, store } = await create(id);
      const closed = {
        ...projects[0],
        accounts: [{ ...account('201000000031', 'dev'), state: 'SUSPENDED' }],
      };
      await knex.transaction(tx =>
        store.replace(tx, [closed, ...projects.slice(2)]),
      );

      expect(await store.listAccountRegions()).toEqual([
        { accountId: '201000000011', region: 'eu-west-1' },
        { accountId: '201000000051', region: 'eu-central-1' },
        { accountId: '201000000051', region: 'eu-west-1' },
      ]);
    },
  );
});
