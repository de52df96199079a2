import {
  DescribeProductCommand,
  ServiceCatalogClient,
} from '@aws-sdk/client-service-catalog';
import { InputError, NotFoundError } from '@backstage/errors';
import { callAws } from '../calls/callAws';
import { AwsClients, AwsTarget } from '../clients';

/** A product as it can be launched in an account. @public */
export interface LaunchableProduct {
  productId: string;
  name: string;
  /** The chosen version. */
  artifactId: string;
  version: string;
  /** Whether the version was asked for; if not, an existing one may keep its own. */
  isVersionGiven: boolean;
  /** The launch path; where there are several, the first. */
  pathId: string;
}

/** Which product. @public */
export interface ProductChoice {
  /** Name or id (`prod-…`). */
  product: string;
  /** Name or id (`pa-…`) of the version; absent: the newest that is not deprecated. */
  version?: string;
  signal?: AbortSignal;
}

const idPattern = /^prod-[a-z0-9]+$/;

/**
 * A product as the target may launch it.
 *
 * Throws a NotFoundError when the target sees no such product, and an InputError when it has no such version.
 * Source: Service Catalog `DescribeProduct`.
 *
 * @public
 */
export async function describeProduct(
  clients: AwsClients,
  target: AwsTarget,
  choice: ProductChoice,
): Promise<LaunchableProduct> {
  const { product, version, signal } = choice;
  const client = clients.get(ServiceCatalogClient, target);
  const where = `account ${target.accountId}, region ${target.region}`;
  const noAccess = (cause?: Error) =>
    new NotFoundError(
      `The product '${product}' cannot be launched in ${where}. Check its name; its portfolio must be shared with the account, and the ${target.role} role must have access to it`,
      cause,
    );
  const found = await callAws(
    'servicecatalog:DescribeProduct',
    target,
    () =>
      client.send(
        new DescribeProductCommand(
          idPattern.test(product) ? { Id: product } : { Name: product },
        ),
        { abortSignal: signal },
      ),
    product,
  ).catch(error => {
    throw error instanceof NotFoundError ? noAccess(error) : error;
  });
  const name = found.ProductViewSummary?.Name ?? product;
  const [path] = found.LaunchPaths ?? [];
  if (!path?.Id) {
    throw noAccess();
  }
  const versions = [...(found.ProvisioningArtifacts ?? [])].sort(
    (a, b) => Number(b.CreatedTime) - Number(a.CreatedTime),
  );
  const artifact = version
    ? versions.find(({ Id, Name }) => Id === version || Name === version)
    : versions.find(({ Guidance }) => Guidance !== 'DEPRECATED');
  if (!artifact?.Id) {
    const known = versions.map(({ Name }) => Name).join(', ');
    throw new InputError(
      version
        ? `The product '${name}' has no version '${version}' in ${where}. It has: ${known}`
        : `The product '${name}' has no version that can be launched in ${where}. Publish one`,
    );
  }
  return {
    productId: found.ProductViewSummary?.ProductId ?? product,
    name,
    artifactId: artifact.Id,
    version: artifact.Name ?? artifact.Id,
    isVersionGiven: version !== undefined,
    pathId: path.Id,
  };
}
