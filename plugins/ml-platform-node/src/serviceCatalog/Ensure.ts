import {
  ProvisionedProductDetail,
  RecordDetail,
} from '@aws-sdk/client-service-catalog';
import {
  ConflictError,
  InputError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { AwsClients, AwsTarget } from '../clients';
import { backOff, throwIfAborted } from '../polling/delay';
import { tagValue } from '../tags';
import type { EnsuredProduct, WantedProduct } from './ensureProvisionedProduct';
import { assertSucceeded, followRecord } from './followRecord';
import {
  findProvisionedProduct,
  readOutputs,
  readStackParameters,
  readTags,
} from './provisionedProduct';
import { ProvisioningRequests } from './provisioningRequests';

/** Each round brings it one state on; more than this many means that something else keeps changing it. */
const maxRounds = 12;
const looksAfterRefusal = 3;
const patienceMs = 60 * 60_000;
const secretValue = /^\*+$/;

/** One call of `ensureProvisionedProduct`: looks, does the next thing, and looks again until it is right. */
export class Ensure {
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

  async run(): Promise<EnsuredProduct> {
    const { signal } = this.#wanted;
    const start = Date.now();
    for (let round = 0, failures = 0; round < maxRounds; ) {
      throwIfAborted(signal);
      try {
        const ensured = await this.#bringOn();
        if (ensured) {
          return ensured;
        }
        round++;
      } catch (error) {
        if (
          !(error instanceof ServiceUnavailableError) ||
          Date.now() - start > patienceMs
        ) {
          throw error;
        }
        await backOff(failures++, signal);
      }
    }
    throw new ConflictError(
      `${
        this.#where
      } keeps being changed by something else. See who does in its record history, then try again`,
    );
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
    const { identityTags, tags } = this.#wanted;
    const actual = await readTags(
      this.#clients,
      this.#target,
      found,
      this.#wanted,
    );
    const foreign = identityTags.filter(
      key => tagValue(actual, key) !== tagValue(tags, key),
    );
    if (foreign.length > 0) {
      const whose = foreign.map(
        key => `${key} = ${tagValue(actual, key) ?? '(no such tag)'}`,
      );
      throw new ConflictError(
        `${this.#where} belongs to someone or something else: ${whose.join(
          ', ',
        )}. Choose another name, or have the platform team look at it`,
      );
    }
  }

  /**
   * Asks for a change of what was found, and follows it. When AWS refuses because another process was faster,
   * it returns, and the next round sees what is there.
   */
  async #change(
    found: ProvisionedProductDetail | undefined,
    request: () => Promise<RecordDetail>,
  ): Promise<void> {
    let record: RecordDetail;
    try {
      record = await request();
    } catch (error) {
      if (
        (error instanceof ConflictError ||
          error instanceof InputError ||
          error instanceof NotFoundError) &&
        (await this.#hasChangedSince(found))
      ) {
        return;
      }
      throw error;
    }
    const ended = await this.#follow(record.RecordId ?? '');
    assertSucceeded(ended, this.#target);
    this.#launched ||= ended.RecordType === 'PROVISION_PRODUCT';
    this.#updated ||= ended.RecordType === 'UPDATE_PROVISIONED_PRODUCT';
  }

  async #hasChangedSince(
    found: ProvisionedProductDetail | undefined,
  ): Promise<boolean> {
    for (let look = 0; look < looksAfterRefusal; look++) {
      const now = await this.#find();
      if (now?.LastRecordId !== found?.LastRecordId) {
        return true;
      }
      await backOff(look, this.#wanted.signal);
    }
    return false;
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
