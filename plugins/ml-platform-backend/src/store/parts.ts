import { Knex } from 'knex';
import { AccountRegion } from './AccountStore';
import { Collector } from './RefreshStore';

/** Rows of an INSERT; more would be too many variables for SQLite. */
export const chunkSize = 500;

/** What identifies the rows of an account in a region. */
export function partKey(
  partition: string,
  { accountId, region }: AccountRegion,
) {
  return { partition, account_id: accountId, region };
}

/** Forgets what a collector wrote of accounts and regions that are not in `kept`. */
export async function retainParts(
  knex: Knex,
  options: {
    partition: string;
    collector: Collector;
    tables: string[];
    kept: AccountRegion[];
  },
): Promise<void> {
  const { partition, collector, tables } = options;
  const kept = new Set(options.kept.map(partName));
  const known = await knex('refreshes')
    .where({ partition, collector })
    .select<Array<{ account_id: string; region: string }>>([
      'account_id',
      'region',
    ]);
  for (const { account_id, region } of known) {
    if (!kept.has(partName({ accountId: account_id, region }))) {
      const where = { partition, account_id, region };
      await knex.transaction(async transaction => {
        for (const table of tables) {
          await transaction(table).where(where).delete();
        }
        await transaction('refreshes')
          .where({ ...where, collector })
          .delete();
      });
    }
  }
}

/** One text for an account in a region. */
export function partName({
  accountId,
  region = '',
}: {
  accountId: string;
  region?: string;
}): string {
  return `${accountId}/${region}`;
}
