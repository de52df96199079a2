import { createHash } from 'node:crypto';
import { kind, type Scope, type Store } from '../store';
import type { Principal } from './service';

interface AccessKey {
  accessKeyId: string;
  principal: Principal;
  /** Of temporary keys: hash of the session token. */
  sessionTokenHash?: string;
  /** Of temporary keys: milliseconds since the epoch. */
  expiresAt?: number;
}

const accessKeys = kind<AccessKey>('accessKey');
const everywhere: Scope = { account: 'aws', region: 'aws-global' };

/** Makes an access key of a user known. */
export function addUserKey(
  store: Store,
  accessKeyId: string,
  principal: Principal,
): void {
  store.put(accessKeys, everywhere, accessKeyId, { accessKeyId, principal });
}

/** Makes the access key of an assumed role's session known. */
export function addSessionKey(
  store: Store,
  accessKeyId: string,
  session: { principal: Principal; sessionToken: string; expiresAt: number },
): void {
  store.put(accessKeys, everywhere, accessKeyId, {
    accessKeyId,
    principal: session.principal,
    sessionTokenHash: hash(session.sessionToken),
    expiresAt: session.expiresAt,
  });
}

/** Who the key stands for. A key whose session token differs is as unknown as any other. */
export function findPrincipal(
  store: Store,
  accessKeyId: string,
  sessionToken: string | undefined,
  now: Date,
): Principal | 'unknown' | 'expired' {
  const key = store.get(accessKeys, everywhere, accessKeyId);
  const tokenHash = sessionToken && hash(sessionToken);
  if (!key || key.sessionTokenHash !== tokenHash) {
    return 'unknown';
  }
  if (key.expiresAt !== undefined && key.expiresAt <= now.getTime()) {
    return 'expired';
  }
  return key.principal;
}

/** Forgets keys that expired more than a day ago; until then AWS says that they expired. */
export function forgetOldKeys(store: Store, now: Date): void {
  const oldest = now.getTime() - 24 * 60 * 60 * 1_000;
  for (const key of store.list(accessKeys, everywhere)) {
    if (key.expiresAt !== undefined && key.expiresAt < oldest) {
      store.delete(accessKeys, everywhere, key.accessKeyId);
    }
  }
}

function hash(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
