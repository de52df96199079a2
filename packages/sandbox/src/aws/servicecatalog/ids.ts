import { createHash, randomBytes } from 'node:crypto';

const characters = 'abcdefghijklmnopqrstuvwxyz234567';

/** An id as Service Catalog makes them, for example `prod-abcdefghijklm`. */
export function newId(prefix: string): string {
  return `${prefix}-${encode(randomBytes(13))}`;
}

/** The same id for the same name, for what is seeded or derived. */
export function stableId(prefix: string, name: string): string {
  return `${prefix}-${encode(createHash('sha256').update(name).digest())}`;
}

function encode(bytes: Buffer): string {
  return [...bytes.subarray(0, 13)]
    .map(byte => characters[byte % characters.length])
    .join('');
}
