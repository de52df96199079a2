import type { Call } from '../service';
import { provisionedProducts, type ProvisionedProduct } from './documents';
import { invalidParameters, resourceNotFound } from './errors';

/** The provisioned product of this account and region, by id or by name (or ARN). */
export function findProvisionedProduct(
  { id, name }: { id?: string; name?: string },
  call: Call,
  refusal = invalidParameters,
): ProvisionedProduct {
  if (!id === !name) {
    throw refusal(
      'Exactly one of the provisioned product id and the provisioned product name must be given.',
    );
  }
  const { store } = call.env;
  const found = id
    ? store.get(provisionedProducts, call, id)
    : store
        .list(provisionedProducts, {
          account: call.account,
          region: call.region,
        })
        .find(product => product.name === name || product.arn === name);
  if (!found) {
    throw resourceNotFound(
      id
        ? `Provisioned product not found: ${id}`
        : `No stack named ${name} found.`,
    );
  }
  return found;
}

/** Refuses a change while another one runs. */
export function checkSettled(
  { id, status }: ProvisionedProduct,
  refusal = invalidParameters,
): void {
  if (status === 'UNDER_CHANGE') {
    throw refusal(
      `Provisioned product ${id} is in status UNDER_CHANGE; wait for its last record to end.`,
    );
  }
}
