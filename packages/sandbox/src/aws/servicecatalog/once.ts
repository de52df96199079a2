import { createHash } from 'node:crypto';
import { kind } from '../../store';
import type { Call } from '../service';
import { invalidParameters } from './errors';

interface UsedToken {
  fingerprint: string;
  id: string;
}

const usedTokens = kind<UsedToken>('servicecatalog.token');

/**
 * Runs `make` once for an idempotency token and gives the id of what it made, then and when the
 * same request comes again. The same token with another request is refused.
 */
export function once(
  operation: string,
  token: string,
  input: object,
  call: Call,
  make: () => string,
): string {
  const { store } = call.env;
  const key = `${operation}/${token}`;
  const fingerprint = createHash('sha256')
    .update(JSON.stringify(input))
    .digest('hex');
  const used = store.get(usedTokens, call, key);
  if (used) {
    if (used.fingerprint !== fingerprint) {
      throw invalidParameters(
        `The idempotency token ${token} was already used for a ${operation} request with other parameters.`,
      );
    }
    return used.id;
  }
  return store.transaction(() => {
    const id = make();
    store.put(usedTokens, call, key, { fingerprint, id });
    return id;
  });
}
