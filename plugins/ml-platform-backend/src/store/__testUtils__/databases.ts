import { TestDatabases } from '@backstage/backend-test-utils';

/**
 * SQLite, and PostgreSQL where a server is configured
 * (`BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING` or `…POSTGRES18_…`).
 */
export function testDatabases(): TestDatabases {
  return TestDatabases.create({
    ids: ['SQLITE_3', 'POSTGRES_15', 'POSTGRES_18'],
    disableDocker: true,
  });
}
