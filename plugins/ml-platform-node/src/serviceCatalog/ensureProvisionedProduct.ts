import { AwsClients, AwsTarget } from '../clients';
import { AwsTag } from '../tags';
import { LaunchableProduct } from './describeProduct';
import { EnsureProduct } from './EnsureProduct';
import { Following } from './followRecord';

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

/** A provisioned product that is as wanted. @public */
export interface EnsuredProduct {
  /** `pp-…`. */
  provisionedProductId: string;
  outputs: Record<string, string>;
  /** It was there before. */
  existed: boolean;
  /** It was there, and was changed. */
  updated: boolean;
}

/**
 * Makes a provisioned product be there as wanted, and waits until it is.
 *
 * Found and right: returned. In progress: followed. Different, or its last update failed: updated. A failed leftover, which
 * holds the name: terminated, then launched again. Absent: launched with a token made of its identity and the attempt, so that
 * calling this twice, from one process or two, launches once. Somebody else's: a ConflictError that says whose, and nothing
 * is touched. While AWS is busy or out of reach it goes on trying, for an hour.
 *
 * Throws a ProvisioningFailedError with AWS's reason when AWS cannot build it, and an AbortError when the signal is aborted;
 * what AWS has begun goes on.
 * Source: Service Catalog `ProvisionProduct`, `UpdateProvisionedProduct`, `TerminateProvisionedProduct`, `DescribeRecord`.
 *
 * @public
 */
export async function ensureProvisionedProduct(
  clients: AwsClients,
  target: AwsTarget,
  wanted: WantedProduct,
): Promise<EnsuredProduct> {
  return new EnsureProduct(clients, target, wanted).run();
}
