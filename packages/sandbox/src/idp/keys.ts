import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { JWK } from 'oidc-provider';
import { kind, type Scope, type Store } from '../store';

interface Keys {
  /** Signs the ID tokens (RS256). */
  signing: JWK;
  /** Sign the cookies. */
  cookies: string[];
}

const saved = kind<Keys>('idp.keys');
const everywhere: Scope = { account: 'idp', region: 'aws-global' };

/** The provider's keys: made once, so that sign-ins survive a restart. */
export function readKeys(store: Store): Keys {
  const found = store.get(saved, everywhere, 'keys');
  if (found) {
    return found;
  }
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const keys: Keys = {
    signing: {
      ...(privateKey.export({ format: 'jwk' }) as JWK),
      kid: randomBytes(8).toString('hex'),
      alg: 'RS256',
      use: 'sig',
    },
    cookies: [randomBytes(32).toString('base64url')],
  };
  store.put(saved, everywhere, 'keys', keys);
  return keys;
}
