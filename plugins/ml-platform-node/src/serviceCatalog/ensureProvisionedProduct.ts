import {
  ProvisionedProductDetail,
  ProvisionProductCommand,
  RecordDetail,
  ServiceCatalogClient,
  TerminateProvisionedProductCommand,
  UpdateProvisionedProductCommand,
} from '@aws-sdk/client-service-catalog';
import { ConflictError } from '@backstage/errors';
import { callAws } from '../calls/callAws';
import { AwsClients, AwsTarget } from '../clients';
import { AwsTag, tagValue } from '../tags';
import { LaunchableProduct } from './describeProduct';
import {
  assertSucceeded,
  describeRecord,
  Following,
  followRecord,
  isEnded,
} from './followRecord';
import { launchToken } from './launchToken';
import {
  findProvisionedProduct,
  readOutputs,
  readStackParameters,
} from './provisionedProduct';

/** The provisioned product that is wanted. @public */
export interface WantedProduct extends Following {
  /** Its identity in the account: 1 to 128 characters, always the same for the same thing. */
  name: string;
  product: LaunchableProduct;
  parameters: Record<string, string>;
  /** Tags of it and of all that it makes. */
  tags: AwsTag[];
  /** Keys of the tags that say whose it is: one with other values is never touched. */
  identityTags: string[];
}

/** @public */
export interface EnsuredProduct {
  /** `pp-…`. */
  provisionedProductId: string;
  outputs: Record<string, string>;
  /** It was there before. */
  existed: boolean;
  /** It was there, and was changed. */
  updated: boolean;
}

/** Each round brings it one state on; more than this many means that something else keeps changing it. */
const maxRounds = 12;

/**
 * Makes a provisioned product be there as wanted, and waits until it is.
 *
 * Found and right: returned. In progress: followed. Different: updated. A failed leftover, which holds the name: terminated,
 * then launched again. Absent: launched with a token made of its name and the attempt, so that calling this twice, from one
 * process or two, launches once. Somebody else's: a ConflictError, and nothing is touched.
 *
 * Throws a ProvisioningFailedError with AWS's reason when AWS cannot build it.
 * Source: Service Catalog `ProvisionProduct`, `UpdateProvisionedProduct`, `TerminateProvisionedProduct`, `DescribeRecord`.
 *
 * @public
 */
export async function ensureProvisionedProduct(
  clients: AwsClients,
  target: AwsTarget,
  wanted: WantedProduct,
): Promise<EnsuredProduct> {
  return new Ensure(clients, target, wanted).run();
}

class Ensure {
  private attempt = 0;
  private launched = false;
  private updated = false;
  private readonly client: ServiceCatalogClient;

  constructor(
    private readonly clients: AwsClients,
    private readonly target: AwsTarget,
    private readonly wanted: WantedProduct,
  ) {
    this.client = clients.get(ServiceCatalogClient, target);
  }

  async run(): Promise<EnsuredProduct> {
    const { clients, target, wanted } = this;
    for (let round = 0; round < maxRounds; round++) {
      const found = await findProvisionedProduct(
        clients,
        target,
        wanted.name,
        wanted,
      );
      const ensured = found
        ? await this.bringOn(found)
        : await this.launch().then(() => undefined);
      if (ensured) {
        return ensured;
      }
    }
    throw new ConflictError(
      `The provisioned product '${wanted.name}' in account ${target.accountId}, region ${target.region} keeps being changed by something else. See who does in its record history, then try again`,
    );
  }

  private async bringOn(
    found: ProvisionedProductDetail,
  ): Promise<EnsuredProduct | undefined> {
    if (found.Status === 'UNDER_CHANGE') {
      await this.follow(found.LastRecordId!);
      return undefined;
    }
    await this.assertOurs(found);
    switch (found.Status) {
      case 'AVAILABLE':
      case 'TAINTED':
        return this.compare(found);
      case 'ERROR':
        await this.terminate(found);
        return undefined;
      default:
        throw new ConflictError(
          `The provisioned product '${this.wanted.name}' in account ${this.target.accountId}, region ${this.target.region} is in the state ${found.Status}: somebody has a plan for it in Service Catalog. Execute or delete the plan, then try again`,
        );
    }
  }

  private async compare(
    found: ProvisionedProductDetail,
  ): Promise<EnsuredProduct | undefined> {
    const { clients, target, wanted } = this;
    const outputs = await readOutputs(clients, target, found.Id!, wanted);
    const actual = await readStackParameters(clients, target, outputs, wanted);
    const same =
      found.ProductId === wanted.product.productId &&
      found.ProvisioningArtifactId === wanted.product.artifactId &&
      Object.entries(wanted.parameters).every(
        ([key, value]) => !actual || actual[key] === value,
      );
    if (!same) {
      await this.update(found);
      return undefined;
    }
    return {
      provisionedProductId: found.Id!,
      outputs,
      existed: !this.launched,
      updated: this.updated,
    };
  }

  private async assertOurs(found: ProvisionedProductDetail): Promise<void> {
    const { clients, target, wanted } = this;
    const record = await describeRecord(
      clients,
      target,
      found.LastProvisioningRecordId ?? found.LastRecordId!,
      wanted,
    );
    const foreign = wanted.identityTags.find(
      key =>
        tagValue(record.RecordTags, key) !== tagValue(wanted.tags, key),
    );
    if (foreign) {
      const owner = tagValue(record.RecordTags, foreign);
      throw new ConflictError(
        `The provisioned product '${wanted.name}' in account ${
          target.accountId
        }, region ${target.region} is not this one's: its tag ${foreign} ${
          owner === undefined ? 'is missing' : 'has another value'
        }. Choose another name, or have the platform team look at it`,
      );
    }
  }

  private async launch(): Promise<void> {
    const { wanted } = this;
    const record = await this.send('servicecatalog:ProvisionProduct', () =>
      this.client.send(
        new ProvisionProductCommand({
          ...this.chosen(),
          ProvisionedProductName: wanted.name,
          ProvisioningParameters: this.parameters(),
          Tags: wanted.tags,
          ProvisionToken: launchToken(
            this.target.accountId,
            this.target.region,
            wanted.name,
            this.attempt,
          ),
        }),
        { abortSignal: wanted.signal },
      ),
    );
    if (!record || isEnded(record)) {
      // The record of an earlier attempt, whose product is gone: AWS still knows its token.
      this.attempt++;
      return;
    }
    this.launched = true;
    assertSucceeded(await this.follow(record.RecordId!), this.target);
  }

  private async update(found: ProvisionedProductDetail): Promise<void> {
    const { wanted } = this;
    const record = await this.send(
      'servicecatalog:UpdateProvisionedProduct',
      () =>
        this.client.send(
          new UpdateProvisionedProductCommand({
            ...this.chosen(),
            ProvisionedProductId: found.Id,
            ProvisioningParameters: this.parameters(),
            Tags: wanted.tags,
            UpdateToken: launchToken(found.Id!, found.LastRecordId!),
          }),
          { abortSignal: wanted.signal },
        ),
    );
    this.updated = true;
    if (record) {
      assertSucceeded(await this.follow(record.RecordId!), this.target);
    }
  }

  private async terminate(found: ProvisionedProductDetail): Promise<void> {
    const record = await this.send(
      'servicecatalog:TerminateProvisionedProduct',
      () =>
        this.client.send(
          new TerminateProvisionedProductCommand({
            ProvisionedProductId: found.Id,
            TerminateToken: launchToken(found.Id!, found.LastRecordId!),
          }),
          { abortSignal: this.wanted.signal },
        ),
    );
    if (record) {
      assertSucceeded(await this.follow(record.RecordId!), this.target);
    }
    this.attempt++;
  }

  /** Sends a writing call. When another process was faster, it gives no record, and the next round sees what is there. */
  private async send(
    operation: string,
    call: () => Promise<{ RecordDetail?: RecordDetail }>,
  ): Promise<RecordDetail | undefined> {
    const { clients, target, wanted } = this;
    const read = () =>
      findProvisionedProduct(clients, target, wanted.name, wanted);
    const before = await read();
    try {
      return (await callAws(operation, target, call, wanted.name)).RecordDetail;
    } catch (error) {
      const after = await read();
      if (after?.LastRecordId !== before?.LastRecordId) {
        return undefined;
      }
      throw error;
    }
  }

  private follow(recordId: string): Promise<RecordDetail> {
    return followRecord(this.clients, this.target, recordId, this.wanted);
  }

  private chosen() {
    const { productId, artifactId, pathId } = this.wanted.product;
    return {
      ProductId: productId,
      ProvisioningArtifactId: artifactId,
      PathId: pathId,
    };
  }

  private parameters() {
    return Object.entries(this.wanted.parameters).map(([Key, Value]) => ({
      Key,
      Value,
    }));
  }
}
