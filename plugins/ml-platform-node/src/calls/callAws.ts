import { AwsTarget } from '../clients';
import { toBackstageError } from '../errors/toBackstageError';

/** Runs one AWS call of the target; its error becomes a Backstage error. */
export async function callAws<T>(
  operation: string,
  target: AwsTarget,
  call: () => Promise<T>,
  resource?: string,
): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const { accountId, region } = target;
    throw toBackstageError(error, { operation, accountId, region, resource });
  }
}
