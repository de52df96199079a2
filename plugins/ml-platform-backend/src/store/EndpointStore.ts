import { Knex } from 'knex';
import { isDeepStrictEqual } from 'node:util';
import { ModelEndpoint } from '@atelier/plugin-ml-platform-common';
import { AccountRegion } from './AccountStore';
import { chunkSize, partKey, retainParts } from './parts';

/** An endpoint as AWS tells it: which stage it is of, say the account's tags. */
export type StoredEndpoint = Omit<ModelEndpoint, 'stage' | 'consoleUrl'> & {
  arn: string;
};

interface EndpointRow {
  partition: string;
  account_id: string;
  region: string;
  name: string;
  arn: string;
  status: string;
  failure_reason: string | null;
  instance_type: string | null;
  model_package_arns: string;
  created_at: string;
  changed_at: string;
}

/** SageMaker endpoints. */
export class EndpointStore {
  readonly #knex: Knex;
  readonly #partition: string;

  constructor(knex: Knex, partition: string) {
    this.#knex = knex;
    this.#partition = partition;
  }

  /** Replaces all endpoints of an account in a region; what that changed, if anything. */
  async replace(
    transaction: Knex.Transaction,
    part: AccountRegion,
    endpoints: StoredEndpoint[],
  ): Promise<{ inventory: boolean } | undefined> {
    const where = partKey(this.#partition, part);
    const before = await this.known(part, transaction);
    await transaction('endpoints').where(where).delete();
    await transaction.batchInsert<EndpointRow>(
      'endpoints',
      endpoints.map(endpoint => ({
        ...where,
        name: endpoint.name,
        arn: endpoint.arn,
        status: endpoint.status,
        failure_reason: endpoint.failureReason ?? null,
        instance_type: endpoint.instanceType ?? null,
        model_package_arns: JSON.stringify(endpoint.modelPackageArns),
        created_at: endpoint.createdAt,
        changed_at: endpoint.changedAt,
      })),
      chunkSize,
    );
    const after = await this.known(part, transaction);
    return isDeepStrictEqual(before, after)
      ? undefined
      : {
          inventory: !isDeepStrictEqual(
            before.map(servesWhat),
            after.map(servesWhat),
          ),
        };
  }

  /** The endpoints of an account in a region, by name. */
  async known(
    { accountId, region }: AccountRegion,
    knex: Knex = this.#knex,
  ): Promise<StoredEndpoint[]> {
    return this.#read(
      query => query.where({ account_id: accountId, region }),
      knex,
    );
  }

  /** The endpoints of accounts, by name. */
  async list(accountIds: string[]): Promise<StoredEndpoint[]> {
    return this.#read(query => query.whereIn('account_id', accountIds));
  }

  /** All endpoints. */
  async all(): Promise<StoredEndpoint[]> {
    return this.#read(query => query);
  }

  /** Forgets what belongs to accounts and regions of no ML project any more. */
  async retain(kept: AccountRegion[]): Promise<void> {
    await retainParts(this.#knex, {
      partition: this.#partition,
      collector: 'endpoints',
      tables: ['endpoints'],
      kept,
    });
  }

  async #read(
    narrow: (query: Knex.QueryBuilder) => Knex.QueryBuilder,
    knex: Knex = this.#knex,
  ): Promise<StoredEndpoint[]> {
    const rows = (await narrow(
      knex('endpoints').where({ partition: this.#partition }),
    ).orderBy(['name', 'account_id', 'region'])) as EndpointRow[];
    return rows.map(row => ({
      accountId: row.account_id,
      region: row.region,
      name: row.name,
      arn: row.arn,
      status: row.status,
      failureReason: row.failure_reason ?? undefined,
      instanceType: row.instance_type ?? undefined,
      modelPackageArns: JSON.parse(row.model_package_arns),
      createdAt: row.created_at,
      changedAt: row.changed_at,
    }));
  }
}

function servesWhat({ arn, modelPackageArns }: StoredEndpoint) {
  return { arn, modelPackageArns };
}
