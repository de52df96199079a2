import {
  DescribeProvisioningParametersCommand,
  ListRecordHistoryCommand,
  ProvisionedProductDetail,
  ProvisionProductCommand,
  RecordDetail,
  ServiceCatalogClient,
  TerminateProvisionedProductCommand,
  UpdateProvisionedProductCommand,
} from '@aws-sdk/client-service-catalog';
import { callAws } from '../calls/callAws';
import { collect, paginate } from '../calls/paginate';
import { AwsClients, AwsTarget } from '../clients';
import { tagValue } from '../tags';
import type { WantedProduct } from './ensureProvisionedProduct';
import { launchToken } from './launchToken';

/** The calls that change one provisioned product, each with a token that is the same for the same change. */
export class ProvisioningRequests {
  readonly #client: ServiceCatalogClient;
  readonly #target: AwsTarget;
  readonly #wanted: WantedProduct;

  constructor(clients: AwsClients, target: AwsTarget, wanted: WantedProduct) {
    this.#client = clients.get(ServiceCatalogClient, target);
    this.#target = target;
    this.#wanted = wanted;
  }

  /** Whoever launches the same thing at the same time gets the same record. */
  async launch(): Promise<RecordDetail> {
    const { name, tags, identityTags } = this.#wanted;
    const { accountId, region } = this.#target;
    const token = launchToken(
      accountId,
      region,
      name,
      this.#wanted.product.productId,
      ...identityTags.map(key => tagValue(tags, key) ?? ''),
      await this.#countTerminated(),
    );
    return this.#send('ProvisionProduct', options =>
      this.#client.send(
        new ProvisionProductCommand({
          ...this.#chosen(),
          ProvisionedProductName: name,
          ProvisioningParameters: this.#parameters(),
          Tags: tags,
          ProvisionToken: token,
        }),
        options,
      ),
    );
  }

  /**
   * What `actual` has and nobody asked for stays as it is. So do tags: CloudFormation would replace a Studio domain or
   * profile to change them.
   */
  async update(
    found: ProvisionedProductDetail,
    actual: Record<string, string>,
  ): Promise<RecordDetail> {
    const known = await this.#parameterKeys();
    const kept = Object.keys(actual).filter(
      key => known.includes(key) && !(key in this.#wanted.parameters),
    );
    const input = {
      ...this.#chosen(),
      ProvisionedProductId: found.Id,
      ProvisioningParameters: [
        ...this.#parameters(),
        ...kept.map(Key => ({ Key, UsePreviousValue: true })),
      ],
    };
    return this.#send('UpdateProvisionedProduct', options =>
      this.#client.send(
        new UpdateProvisionedProductCommand({
          ...input,
          UpdateToken: launchToken(
            found.LastRecordId ?? '',
            JSON.stringify(input),
          ),
        }),
        options,
      ),
    );
  }

  async terminate(found: ProvisionedProductDetail): Promise<RecordDetail> {
    return this.#send('TerminateProvisionedProduct', options =>
      this.#client.send(
        new TerminateProvisionedProductCommand({
          ProvisionedProductId: found.Id,
          TerminateToken: launchToken(found.Id ?? '', found.LastRecordId ?? ''),
        }),
        options,
      ),
    );
  }

  /**
   * How many provisioned products of this name have been terminated. A new one needs a new token, and while there is
   * none, everyone who counts gets the same number.
   */
  async #countTerminated(): Promise<number> {
    const { name, product, signal } = this.#wanted;
    const records = await collect(
      paginate(async token => {
        const page = await callAws(
          'servicecatalog:ListRecordHistory',
          this.#target,
          () =>
            this.#client.send(
              new ListRecordHistoryCommand({
                AccessLevelFilter: { Key: 'Account', Value: 'self' },
                SearchFilter: { Key: 'product', Value: product.productId },
                PageSize: 20,
                PageToken: token,
              }),
              { abortSignal: signal },
            ),
          product.name,
        );
        return { items: page.RecordDetails, next: page.NextPageToken };
      }),
    );
    return records.filter(
      record =>
        record.ProvisionedProductName === name &&
        record.RecordType === 'TERMINATE_PROVISIONED_PRODUCT' &&
        record.Status === 'SUCCEEDED',
    ).length;
  }

  async #parameterKeys(): Promise<Array<string | undefined>> {
    const { product, signal } = this.#wanted;
    const described = await callAws(
      'servicecatalog:DescribeProvisioningParameters',
      this.#target,
      () =>
        this.#client.send(
          new DescribeProvisioningParametersCommand({
            ProductId: product.productId,
            ProvisioningArtifactId: product.artifactId,
            PathId: product.pathId,
          }),
          { abortSignal: signal },
        ),
      product.name,
    );
    return (described.ProvisioningArtifactParameters ?? []).map(
      ({ ParameterKey }) => ParameterKey,
    );
  }

  async #send(
    operation: string,
    call: (options: {
      abortSignal?: AbortSignal;
    }) => Promise<{ RecordDetail?: RecordDetail }>,
  ): Promise<RecordDetail> {
    const { RecordDetail: record = {} } = await callAws(
      `servicecatalog:${operation}`,
      this.#target,
      () => call({ abortSignal: this.#wanted.signal }),
      this.#wanted.name,
    );
    return record;
  }

  #chosen() {
    const { productId, artifactId, pathId } = this.#wanted.product;
    return {
      ProductId: productId,
      ProvisioningArtifactId: artifactId,
      PathId: pathId,
    };
  }

  #parameters() {
    return Object.entries(this.#wanted.parameters).map(([Key, Value]) => ({
      Key,
      Value,
    }));
  }
}
