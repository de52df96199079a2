import { AwsError } from '../errors';
import type { Call } from '../service';
import type { Key } from './documents';
import { checkUsable, getKey } from './lookUp';
import { managedKey } from './newKey';

/**
 * A key that a service uses for a caller: it must be there and enabled, in the region. Throws
 * KMS's errors.
 *
 * @param service - for example `s3`; its own managed key is made when it is first used
 */
export function useKey(reference: string, service: string, call: Call): Key {
  const { account, region } = call;
  const managed = `alias/aws/${service}`;
  const own = [managed, `arn:aws:kms:${region}:${account}:${managed}`];
  const key = own.includes(reference)
    ? getKey(managedKey(service, call, call.env).Arn, call)
    : getKey(reference, call);
  checkUsable(key);
  return key;
}

/** KMS's error as S3 tells it. */
export function asS3Error(error: unknown): unknown {
  if (!(error instanceof AwsError)) {
    return error;
  }
  return new AwsError(`KMS.${error.code}`, error.message);
}
