import type { Env, Scope } from '../service';
import { provisionedProducts, records } from './documents';
import { RecordRun } from './RecordRun';

/** Timer of a record's next step. */
export const recordStep = 'servicecatalog.record.step';

export interface RecordStep extends Scope {
  record: string;
}

/** Plans a record's next step, `inMs` from now at speed 1. */
export function continueRecord(
  record: string,
  { account, region }: Scope,
  env: Env,
  inMs: number,
): void {
  const payload: RecordStep = { account, region, record };
  env.timers.schedule({ name: recordStep, inMs, payload });
}

export async function runRecordStep(
  { record: id, ...scope }: RecordStep,
  env: Env,
): Promise<void> {
  const { store } = env;
  const record = store.get(records, scope, id);
  const product =
    record &&
    store.get(provisionedProducts, scope, record.provisionedProductId);
  if (
    !record ||
    !product ||
    record.status === 'SUCCEEDED' ||
    record.status === 'FAILED'
  ) {
    return;
  }
  const run = new RecordRun(record, product, env);
  const inMs = await run.step();
  store.transaction(() => {
    record.updatedAt = env.clock.now().toISOString();
    store.put(records, scope, id, record);
    if (run.gone) {
      store.delete(provisionedProducts, scope, product.id);
    } else {
      store.put(provisionedProducts, scope, product.id, product);
    }
    if (inMs !== undefined) {
      continueRecord(id, scope, env, inMs);
    }
  });
}
