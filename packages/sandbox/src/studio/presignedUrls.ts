import { createHash, randomBytes } from 'node:crypto';
import type { Env, Scope } from '../aws/service';
import { kind } from '../store';

interface PresignedUrl extends Scope {
  domainId: string;
  userProfileName: string;
  /** Milliseconds since the epoch. */
  expiresAt: number;
  /** ARN of who asked for the link. */
  requestedBy: string;
}

/** Links not yet used, by the hash of their token. */
const presignedUrls = kind<PresignedUrl>('studio.presignedUrl');
const everywhere: Scope = { account: 'studio', region: 'aws-global' };

/** Makes a link's token; it opens Studio once. */
export function createToken(link: PresignedUrl, env: Env): string {
  const token = randomBytes(96).toString('base64url');
  env.store.put(presignedUrls, everywhere, hash(token), link);
  return token;
}

/** What the token stands for, once; undefined where it is unknown, used or too old. */
export function useToken(
  domainId: string,
  token: string,
  env: Env,
): PresignedUrl | undefined {
  return env.store.transaction(() => {
    const link = env.store.get(presignedUrls, everywhere, hash(token));
    if (!link || link.domainId !== domainId) {
      return undefined;
    }
    env.store.delete(presignedUrls, everywhere, hash(token));
    return env.clock.now().getTime() < link.expiresAt ? link : undefined;
  });
}

function hash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
