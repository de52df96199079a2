import { createHash } from 'node:crypto';

/** The canonical user id of an account. */
export function ownerId(account: string): string {
  return createHash('sha256').update(`owner/${account}`).digest('hex');
}
