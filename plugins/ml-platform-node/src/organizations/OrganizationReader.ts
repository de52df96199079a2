import {
  Account,
  DescribeOrganizationalUnitCommand,
  ListAccountsForParentCommand,
  ListOrganizationalUnitsForParentCommand,
  ListParentsCommand,
  ListTagsForResourceCommand,
  OrganizationalUnit,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import { callAws } from '../calls/callAws';
import { collect, paginate } from '../calls/paginate';
import { AwsClients, AwsTarget } from '../clients';
import { MlPlatformConfig } from '../config';
import { AwsTag } from '../tags';
import { WorkloadAccount } from './WorkloadAccount';

/** Reads AWS Organizations from the management account, as the reader. */
export class OrganizationReader {
  readonly #client: OrganizationsClient;
  readonly #target: AwsTarget;

  constructor(
    clients: AwsClients,
    config: Pick<MlPlatformConfig, 'managementAccountId' | 'regions'>,
  ) {
    this.#target = {
      accountId: config.managementAccountId,
      region: config.regions[0],
      role: 'reader',
    };
    this.#client = clients.get(OrganizationsClient, this.#target);
  }

  /** All accounts in an organizational unit and in those below it. */
  async accountsBelow(unitId: string): Promise<WorkloadAccount[]> {
    return this.#accountsOfUnit(unitId, await this.#unitPath(unitId));
  }

  async tags(accountId: string): Promise<AwsTag[]> {
    const tags = await collect(
      paginate(async token => {
        const page = await this.#call('ListTagsForResource', accountId, () =>
          this.#client.send(
            new ListTagsForResourceCommand({
              ResourceId: accountId,
              NextToken: token,
            }),
          ),
        );
        return { items: page.Tags, next: page.NextToken };
      }),
    );
    return tags.map(({ Key = '', Value = '' }) => ({ Key, Value }));
  }

  async #accountsOfUnit(
    unitId: string,
    path: string,
  ): Promise<WorkloadAccount[]> {
    const [accounts, below] = await Promise.all([
      collect(this.#accounts(unitId)),
      collect(this.#units(unitId)).then(units =>
        Promise.all(
          units.map(({ Id = '', Name = '' }) =>
            this.#accountsOfUnit(Id, `${path}/${Name}`),
          ),
        ),
      ),
    ]);
    return [
      ...accounts.map(account => toWorkloadAccount(account, path)),
      ...below.flat(),
    ];
  }

  #accounts(unitId: string): AsyncIterable<Account> {
    return paginate(async token => {
      const page = await this.#call('ListAccountsForParent', unitId, () =>
        this.#client.send(
          new ListAccountsForParentCommand({
            ParentId: unitId,
            NextToken: token,
          }),
        ),
      );
      return { items: page.Accounts, next: page.NextToken };
    });
  }

  #units(unitId: string): AsyncIterable<OrganizationalUnit> {
    return paginate(async token => {
      const page = await this.#call(
        'ListOrganizationalUnitsForParent',
        unitId,
        () =>
          this.#client.send(
            new ListOrganizationalUnitsForParentCommand({
              ParentId: unitId,
              NextToken: token,
            }),
          ),
      );
      return { items: page.OrganizationalUnits, next: page.NextToken };
    });
  }

  /** Names from below the root down to the unit. */
  async #unitPath(unitId: string): Promise<string> {
    const [unit, parents] = await Promise.all([
      this.#call('DescribeOrganizationalUnit', unitId, () =>
        this.#client.send(
          new DescribeOrganizationalUnitCommand({
            OrganizationalUnitId: unitId,
          }),
        ),
      ),
      this.#call('ListParents', unitId, () =>
        this.#client.send(new ListParentsCommand({ ChildId: unitId })),
      ),
    ]);
    const name = unit.OrganizationalUnit?.Name ?? unitId;
    const parent = parents.Parents?.[0];
    return parent?.Type === 'ORGANIZATIONAL_UNIT' && parent.Id
      ? `${await this.#unitPath(parent.Id)}/${name}`
      : name;
  }

  #call<T>(action: string, resource: string, call: () => Promise<T>) {
    return callAws(`organizations:${action}`, this.#target, call, resource);
  }
}

function toWorkloadAccount(
  { Id = '', Name = '', State }: Account,
  organizationalUnit: string,
): WorkloadAccount {
  return { accountId: Id, name: Name, state: State ?? '', organizationalUnit };
}
