import { migrate } from './migrate';
import { testDatabases } from './__testUtils__/databases';

jest.setTimeout(60_000);

const tables = [
  'ml_projects',
  'ml_accounts',
  'studio_domains',
  'studio_profiles',
  'refreshes',
  'pipelines',
  'pipeline_executions',
  'pipeline_execution_details',
  'model_groups',
  'model_versions',
  'endpoints',
  'account_costs',
  'recent_costs',
  'cost_months',
];

describe('migrate', () => {
  const databases = testDatabases();

  it.each(databases.eachSupportedId())(
    'goes up, down and up again, %p',
    async id => {
      const knex = await databases.init(id);
      const existing = async () =>
        Promise.all(tables.map(table => knex.schema.hasTable(table)));

      await migrate(knex);
      expect(await existing()).toEqual(tables.map(() => true));

      await knex.migrate.rollback(
        { directory: `${__dirname}/../../migrations` },
        true,
      );
      expect(await existing()).toEqual(tables.map(() => false));

      await migrate(knex);
      expect(await existing()).toEqual(tables.map(() => true));
    },
  );
});
