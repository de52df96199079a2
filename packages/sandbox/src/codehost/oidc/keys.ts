import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { JWK } from 'jose';
import { kind, type Scope, type Store } from '../../store';

const saved = kind<JWK>('codehost.idTokenKey');
const everywhere: Scope = { account: 'codehost', region: 'aws-global' };

/** The key that signs id tokens (RS256): made once, kept with the rest of the state. */
export function readSigningKey(store: Store): JWK {
  const found = store.get(saved, everywhere, 'key');
  if (found) {
    return found;
  }
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key: JWK = {
    ...(privateKey.export({ format: 'jwk' }) as JWK),
    kid: randomBytes(16).toString('hex'),
    alg: 'RS256',
    use: 'sig',
  };
  store.put(saved, everywhere, 'key', key);
  return key;
}
