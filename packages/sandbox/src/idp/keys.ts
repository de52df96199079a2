import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { kind, type Store } from '../store';

interface Keys {
  jwk: Record<string, unknown>;
  cookie: string;
}

const keys = kind<Keys>('idp.keys');
const scope = { account: 'idp', region: 'aws-global' };

/** The provider's signing and cookie keys: made at the first start, then kept. */
export function providerKeys(store: Store): Keys {
  const known = store.get(keys, scope, 'keys');
  if (known) {
    return known;
  }
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const made: Keys = {
    jwk: {
      ...privateKey.export({ format: 'jwk' }),
      kid: randomBytes(8).toString('hex'),
      use: 'sig',
      alg: 'RS256',
    },
    cookie: randomBytes(32).toString('hex'),
  };
  store.put(keys, scope, 'keys', made);
  return made;
}
