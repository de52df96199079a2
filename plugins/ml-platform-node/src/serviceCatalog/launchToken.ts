import { createHash } from 'node:crypto';

/**
 * A token by which Service Catalog knows a call that it has had before: the same for the same parts.
 *
 * Source: Service Catalog `IdempotencyToken`, 1 to 128 characters of `[a-zA-Z0-9_-]`.
 */
export function launchToken(...parts: Array<string | number>): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
