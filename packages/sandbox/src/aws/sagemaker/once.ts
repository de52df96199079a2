import { createHash } from 'node:crypto';
import { kind } from '../../store';
import { AwsError } from '../errors';
import type { Call } from '../service';

interface UsedToken {
  fingerprint: string;
  arn: string;
}

const usedTokens = kind<UsedToken>('sagemaker.clientRequestToken');

/**
 * Runs `make` once for a ClientRequestToken and gives the ARN that it gave, then and when the same
 * request comes again. The same token with another request is a ConflictException.
 */
export function once(
  operation: string,
  { ClientRequestToken, ...input }: { ClientRequestToken: string },
  call: Call,
  make: () => string,
): string {
  const { store } = call.env;
  const key = `${operation}/${ClientRequestToken}`;
  const fingerprint = createHash('sha256')
    .update(JSON.stringify(input))
    .digest('hex');
  const used = store.get(usedTokens, call, key);
  if (used) {
    if (used.fingerprint !== fingerprint) {
      throw new AwsError(
        'ConflictException',
        `The ClientRequestToken was already used for a ${operation} request with other parameters.`,
      );
    }
    return used.arn;
  }
  return store.transaction(() => {
    const arn = make();
    store.put(usedTokens, call, key, { fingerprint, arn });
    return arn;
  });
}
