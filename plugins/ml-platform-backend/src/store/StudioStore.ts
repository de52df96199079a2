import { Knex } from 'knex';
import { isDeepStrictEqual } from 'node:util';
import {
  StudioDomain,
  StudioProfile,
} from '@atelier/plugin-ml-platform-common';
import { AccountRegion } from './AccountStore';
import { chunkSize, partKey, retainParts } from './parts';

/** A profile as AWS tells it: whose it is, not whether it is the caller's own. */
export type StoredProfile = Omit<StudioProfile, 'own'>;

/** A domain as AWS tells it: which stage it is of, say the account's tags. */
export type StoredDomain = Omit<StudioDomain, 'stage' | 'profiles'> & {
  profiles: StoredProfile[];
};

interface DomainRow {
  partition: string;
  account_id: string;
  region: string;
  domain_id: string;
  name: string;
  status: string;
  auth_mode: string;
  network_access: string;
  console_url: string;
}

interface ProfileRow {
  partition: string;
  account_id: string;
  region: string;
  domain_id: string;
  name: string;
  status: string;
  failure_reason: string | null;
  user_ref: string | null;
  persona: string | null;
  created_at: string | null;
}

/** Studio domains and their user profiles. */
export class StudioStore {
  readonly #knex: Knex;
  readonly #partition: string;

  constructor(knex: Knex, partition: string) {
    this.#knex = knex;
    this.#partition = partition;
  }

  /** Replaces all domains and profiles of an account in a region; whether they are others. */
  async replace(
    transaction: Knex.Transaction,
    part: AccountRegion,
    domains: StoredDomain[],
  ): Promise<boolean> {
    const where = partKey(this.#partition, part);
    const before = await this.#read(transaction, where);
    await transaction('studio_profiles').where(where).delete();
    await transaction('studio_domains').where(where).delete();
    await transaction.batchInsert<DomainRow>(
      'studio_domains',
      domains.map(domain => ({
        ...where,
        domain_id: domain.domainId,
        name: domain.name,
        status: domain.status,
        auth_mode: domain.authMode,
        network_access: domain.networkAccess,
        console_url: domain.consoleUrl,
      })),
      chunkSize,
    );
    await transaction.batchInsert<ProfileRow>(
      'studio_profiles',
      domains.flatMap(domain =>
        domain.profiles.map(profile => ({
          ...where,
          domain_id: domain.domainId,
          name: profile.name,
          status: profile.status,
          failure_reason: profile.failureReason ?? null,
          user_ref: profile.user ?? null,
          persona: profile.persona ?? null,
          created_at: profile.createdAt ?? null,
        })),
      ),
      chunkSize,
    );
    return !isDeepStrictEqual(before, await this.#read(transaction, where));
  }

  /** Domains of these accounts with their profiles, by name. */
  async list(accountIds: string[]): Promise<StoredDomain[]> {
    return this.#read(this.#knex, { partition: this.#partition }, accountIds);
  }

  /** Forgets what belongs to accounts and regions of no ML project any more. */
  async retain(kept: AccountRegion[]): Promise<void> {
    await retainParts(this.#knex, {
      partition: this.#partition,
      collector: 'studio',
      tables: ['studio_profiles', 'studio_domains'],
      kept,
    });
  }

  async #read(
    knex: Knex,
    where: Partial<DomainRow>,
    accountIds?: string[],
  ): Promise<StoredDomain[]> {
    const narrow = (query: Knex.QueryBuilder) => {
      if (accountIds) {
        query.whereIn('account_id', accountIds);
      }
    };
    const domains: DomainRow[] = await knex('studio_domains')
      .where(where)
      .modify(narrow)
      .orderBy(['account_id', 'region', 'name', 'domain_id']);
    const profiles: ProfileRow[] = await knex('studio_profiles')
      .where(where)
      .modify(narrow)
      .orderBy(['name']);
    const byDomain = new Map<string, StoredProfile[]>();
    for (const row of profiles) {
      const siblings = byDomain.get(domainKey(row)) ?? [];
      siblings.push(toProfile(row));
      byDomain.set(domainKey(row), siblings);
    }
    return domains.map(row => ({
      accountId: row.account_id,
      region: row.region,
      domainId: row.domain_id,
      name: row.name,
      status: row.status,
      authMode: row.auth_mode,
      networkAccess: row.network_access,
      consoleUrl: row.console_url,
      profiles: byDomain.get(domainKey(row)) ?? [],
    }));
  }
}

function domainKey(row: {
  account_id: string;
  region: string;
  domain_id: string;
}): string {
  return `${row.account_id}/${row.region}/${row.domain_id}`;
}

function toProfile(row: ProfileRow): StoredProfile {
  return {
    name: row.name,
    status: row.status,
    failureReason: row.failure_reason ?? undefined,
    user: row.user_ref ?? undefined,
    persona: row.persona ?? undefined,
    createdAt: row.created_at ?? undefined,
  };
}
