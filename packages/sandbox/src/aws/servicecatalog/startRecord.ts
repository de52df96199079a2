import type { Call } from '../service';
import {
  provisionedProducts,
  records,
  type ProvisionedProduct,
  type ProvisioningRecord,
} from './documents';
import { newId } from './ids';
import { continueRecord } from './runRecord';

type Change = Pick<
  ProvisioningRecord,
  'type' | 'templateBody' | 'parameters' | 'tags' | 'ignoreErrors'
>;

/**
 * Begins a change of a provisioned product: writes both as under change and plans the first step.
 * Gives the record's id.
 */
export function startRecord(
  product: ProvisionedProduct,
  change: Change,
  call: Call,
): string {
  const { store, clock } = call.env;
  const now = clock.now().toISOString();
  const record: ProvisioningRecord = {
    ...change,
    id: newId('rec'),
    status: 'CREATED',
    createdAt: now,
    updatedAt: now,
    provisionedProductId: product.id,
    provisionedProductName: product.name,
    productId: product.productId,
    artifactId: product.artifactId,
    artifactName: product.artifactName,
    pathId: product.pathId,
    errors: [],
    outputs: [],
    target: product.target,
    actor: call.principal,
    asked: false,
  };
  const provisions = change.type !== 'TERMINATE_PROVISIONED_PRODUCT';
  store.transaction(() => {
    store.put(records, call, record.id, record);
    store.put(provisionedProducts, call, product.id, {
      ...product,
      status: 'UNDER_CHANGE',
      statusMessage: undefined,
      lastRecordId: record.id,
      lastProvisioningRecordId: provisions
        ? record.id
        : product.lastProvisioningRecordId,
    });
    continueRecord(record.id, call, call.env, 1_000);
  });
  return record.id;
}
