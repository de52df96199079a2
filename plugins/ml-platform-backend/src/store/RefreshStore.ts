import { Knex } from 'knex';
import { PartFailure } from '@atelier/plugin-ml-platform-common';
import { partName } from './parts';

export type Collector =
  | 'accounts'
  | 'costs'
  | 'endpoints'
  | 'models'
  | 'pipelines'
  | 'studio';

/** What makes a reading: a collector, or a person who asks for an ML project. */
type Reader = Collector | 'live';

/** What is read in one go. */
export interface Part {
  collector: Reader;
  accountId: string;
  /** Absent: what is read is not of one region. */
  region?: string;
}

/** The last good read of a part, and the failure since then. */
export interface Refresh extends Part {
  /** ISO 8601; absent while nothing was read yet. */
  readAt?: string;
  failure?: PartFailure;
}

interface RefreshRow {
  partition: string;
  collector: Reader;
  account_id: string;
  region: string;
  read_at: string | null;
  failed_at: string | null;
  failure: string | null;
}

const chunkSize = 500;
const key = ['partition', 'collector', 'account_id', 'region'];

/** When each part of the read model was read, and why not. */
export class RefreshStore {
  readonly #knex: Knex;
  readonly #partition: string;

  constructor(knex: Knex, partition: string) {
    this.#knex = knex;
    this.#partition = partition;
  }

  /**
   * Writes what was read from `startedAt` on, in one transaction with its time stamp. Does nothing when a read that
   * started later was written before: a slow read never overwrites a newer one, from whichever replica. What `write`
   * gives, or undefined where it was not called.
   */
  async write<T>(
    part: Part,
    startedAt: Date,
    write: (transaction: Knex.Transaction) => Promise<T>,
  ): Promise<T | undefined> {
    const readAt = startedAt.toISOString();
    return this.#knex.transaction(async transaction => {
      const claimed = await transaction<RefreshRow>('refreshes')
        .insert({ ...this.#key(part), read_at: readAt })
        .onConflict(key)
        .merge({ read_at: readAt, failed_at: null, failure: null })
        .where(newer =>
          newer
            .whereNull('refreshes.read_at')
            .orWhere('refreshes.read_at', '<=', readAt),
        )
        .returning('read_at');
      return claimed.length > 0 ? write(transaction) : undefined;
    });
  }

  /** Keeps why a read that started at `startedAt` failed, unless a later one succeeded. */
  async fail(part: Part, startedAt: Date, message: string): Promise<void> {
    const failedAt = startedAt.toISOString();
    await this.#knex<RefreshRow>('refreshes')
      .insert({ ...this.#key(part), failed_at: failedAt, failure: message })
      .onConflict(key)
      .merge({ failed_at: failedAt, failure: message })
      .where(newer =>
        newer
          .whereNull('refreshes.read_at')
          .orWhere('refreshes.read_at', '<=', failedAt),
      );
  }

  /** Replaces the failures of parts that are never read by themselves: all but `whole`. */
  async replaceFailures(
    transaction: Knex.Transaction,
    whole: Part,
    failures: PartFailure[],
  ): Promise<void> {
    const { partition, collector, account_id } = this.#key(whole);
    await transaction<RefreshRow>('refreshes')
      .where({ partition, collector })
      .whereNot({ account_id })
      .delete();
    await transaction.batchInsert<RefreshRow>(
      'refreshes',
      failures.map(({ accountId, region, message, at }) => ({
        ...this.#key({ collector, accountId, region }),
        failed_at: at,
        failure: message,
      })),
      chunkSize,
    );
  }

  /** The refreshes of collectors, of the given accounts or of all. */
  async list(
    collectors: Reader | Reader[],
    accountIds?: string[],
  ): Promise<Refresh[]> {
    const query = this.#knex<RefreshRow>('refreshes')
      .where({ partition: this.#partition })
      .whereIn('collector', [collectors].flat())
      .orderBy(['collector', 'account_id', 'region']);
    if (accountIds) {
      query.whereIn('account_id', accountIds);
    }
    const rows = await query;
    return rows.map(toRefresh);
  }

  /** Whether any part of a collector was read at least once. */
  async wasRead(collector: Collector): Promise<boolean> {
    return (await this.list(collector)).some(({ readAt }) => readAt);
  }

  /** When each part of a collector was last read, or could last not be: ISO 8601 by `partName`. */
  async triedAt(collector: Collector): Promise<Map<string, string>> {
    const refreshes = await this.list(collector);
    return new Map(
      refreshes.map(({ readAt, failure, ...part }) => [
        partName(part),
        failure?.at ?? readAt ?? '',
      ]),
    );
  }

  /** Whether each of these parts was read at least once, or could not be. */
  async wereTried(
    collector: Collector,
    parts: Array<Pick<Part, 'accountId' | 'region'>>,
  ): Promise<boolean> {
    const triedAt = await this.triedAt(collector);
    return parts.every(part => triedAt.has(partName(part)));
  }

  #key(part: Part) {
    return {
      partition: this.#partition,
      collector: part.collector,
      account_id: part.accountId,
      region: part.region ?? '',
    };
  }
}

function toRefresh(row: RefreshRow): Refresh {
  const region = row.region || undefined;
  return {
    collector: row.collector,
    accountId: row.account_id,
    region,
    readAt: row.read_at ?? undefined,
    failure:
      row.failed_at && row.failure
        ? {
            accountId: row.account_id,
            region,
            message: row.failure,
            at: row.failed_at,
          }
        : undefined,
  };
}
