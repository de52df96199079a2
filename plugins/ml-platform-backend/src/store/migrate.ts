import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { Knex } from 'knex';

const directory = resolvePackagePath(
  '@atelier/plugin-ml-platform-backend',
  'migrations',
);

/** Brings the tables of the read model to this version's form. */
export async function migrate(knex: Knex): Promise<void> {
  await knex.migrate.latest({ directory });
}

/** Opens the plugin's database, migrated unless the portal's config says that migrations are run otherwise. */
export async function openDatabase(database: DatabaseService): Promise<Knex> {
  const knex = await database.getClient();
  if (!database.migrations?.skip) {
    await migrate(knex);
  }
  return knex;
}
