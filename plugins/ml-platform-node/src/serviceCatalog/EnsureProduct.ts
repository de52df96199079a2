import {
  ProvisionedProductDetail,
  RecordDetail,
} from '@aws-sdk/client-service-catalog';
import { ConflictError } from '@backstage/errors';
import { AwsClients, AwsTarget } from '../clients';
import { inRounds, unlessOvertaken } from '../ensure';
import { assertOwnTags } from '../tags';
import type { EnsuredProduct, WantedProduct } from './ensureProvisionedProduct';
import { assertSucceeded, followRecord } from './followRecord';
import {
  findProvisionedProduct,
  readOutputs,
  readStackParameters,
  readTags,
} from './provisionedProduct';
import { ProvisioningRequests } from './provisioningRequests';

const secretValue = /^\*+$/;

/** One call of `ensureProvisionedProduct`: looks, does the next thing, and looks again until it is right. */
export class EnsureProduct {
  readonly #clients: AwsClients;
  readonly #target: AwsTarget;
  readonly #wanted: WantedProduct;
  readonly #requests: ProvisioningRequests;
  readonly #where: string;
  #launched = false;
  #updated = false;

  constructor(clients: AwsClients, target: AwsTarget, wanted: WantedProduct) {
    this.#clients = clients;
    this.#target = target;
    this.#wanted = wanted;
    this.#requests = new ProvisioningRequests(clients, target, wanted);
    this.#where = `The provisioned product '${wanted.name}' in account ${target.accountId}, region ${target.region}`;
  }

  run(): Promise<EnsuredProduct> {
    return inRounds({
      where: this.#where,
      history: 'its record history',
      signal: this.#wanted.signal,
      bringOn: () => this.#bringOn(),
    });
  }

  /** Brings it one state on; gives it when it is as wanted. */
  async #bringOn(): Promise<EnsuredProduct | undefined> {
    const found = await this.#find();
    if (!found) {
      await this.#change(found, () => this.#requests.launch());
      return undefined;
    }
    await this.#assertOurs(found);
    switch (found.Status) {
      case 'AVAILABLE':
      case 'TAINTED':
        return this.#compare(found);
      case 'ERROR':
        await this.#change(found, () => this.#requests.terminate(found));
        return undefined;
      case 'UNDER_CHANGE':
        await this.#follow(found.LastRecordId ?? '');
        return undefined;
      default:
        throw new ConflictError(
          `${this.#where} is in the state ${
            found.Status
          }: somebody has a plan for it in Service Catalog. Execute or delete the plan, then try again`,
        );
    }
  }

  async #compare(
    found: ProvisionedProductDetail,
  ): Promise<EnsuredProduct | undefined> {
    const { product, parameters } = this.#wanted;
    const outputs = await readOutputs(
      this.#clients,
      this.#target,
      found.Id ?? '',
      this.#wanted,
    );
    const actual = await readStackParameters(
      this.#clients,
      this.#target,
      outputs,
      this.#wanted,
    );
    const isAsWanted =
      found.Status === 'AVAILABLE' &&
      found.ProductId === product.productId &&
      (!product.isVersionGiven ||
        found.ProvisioningArtifactId === product.artifactId) &&
      Object.entries(parameters).every(
        ([key, value]) =>
          !actual || actual[key] === value || secretValue.test(actual[key]),
      );
    if (isAsWanted) {
      return {
        provisionedProductId: found.Id ?? '',
        outputs,
        existed: !this.#launched,
        updated: this.#updated,
      };
    }
    await this.#change(found, () => this.#requests.update(found, actual ?? {}));
    return undefined;
  }

  async #assertOurs(found: ProvisionedProductDetail): Promise<void> {
    const tags = await readTags(
      this.#clients,
      this.#target,
      found,
      this.#wanted,
    );
    assertOwnTags(this.#where, tags, this.#wanted);
  }

  /** Asks for a change of what was found, and follows it; when something else was faster, the next round sees it. */
  async #change(
    found: ProvisionedProductDetail | undefined,
    request: () => Promise<RecordDetail>,
  ): Promise<void> {
    const record = await unlessOvertaken({
      request,
      hasChanged: async () =>
        (await this.#find())?.LastRecordId !== found?.LastRecordId,
      signal: this.#wanted.signal,
    });
    if (!record) {
      return;
    }
    const ended = await this.#follow(record.RecordId ?? '');
    assertSucceeded(ended, this.#target);
    this.#launched ||= ended.RecordType === 'PROVISION_PRODUCT';
    this.#updated ||= ended.RecordType === 'UPDATE_PROVISIONED_PRODUCT';
  }

  #find(): Promise<ProvisionedProductDetail | undefined> {
    const { name } = this.#wanted;
    return findProvisionedProduct(
      this.#clients,
      this.#target,
      name,
      this.#wanted,
    );
  }

  #follow(recordId: string): Promise<RecordDetail> {
    return followRecord(this.#clients, this.#target, recordId, this.#wanted);
  }
}
