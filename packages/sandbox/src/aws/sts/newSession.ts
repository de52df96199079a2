import { randomBytes } from 'node:crypto';
import { addSessionKey } from '../accessKeys';
import { uniqueId } from '../ids';
import type { Env, Principal } from '../service';

/** Makes a session's temporary keys known; gives what STS answers of them. */
export function startSession(
  principal: Principal,
  seconds: number,
  { store, clock }: Env,
) {
  const accessKeyId = uniqueId('ASIA');
  const sessionToken = randomBytes(256).toString('base64');
  // AWS gives whole seconds.
  const expiresAt = Math.floor(clock.now().getTime() / 1_000 + seconds) * 1_000;
  addSessionKey(store, accessKeyId, { principal, sessionToken, expiresAt });
  return {
    Credentials: {
      AccessKeyId: accessKeyId,
      SecretAccessKey: randomBytes(30).toString('base64'),
      SessionToken: sessionToken,
      Expiration: new Date(expiresAt),
    },
    AssumedRoleUser: { AssumedRoleId: principal.userId, Arn: principal.arn },
  };
}
