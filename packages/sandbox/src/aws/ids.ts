import { createHash, randomBytes } from 'node:crypto';

/** Letters of AWS's access keys and unique ids. */
const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A unique id as IAM and STS make them, for example `AROA…` or `ASIA…`. */
export function uniqueId(prefix: string): string {
  return prefix + spell(randomBytes(16));
}

/** The unique id that always belongs to `text`, for what is seeded. */
export function uniqueIdOf(prefix: string, text: string): string {
  return prefix + spell(createHash('sha256').update(text).digest());
}

function spell(bytes: Buffer): string {
  return [...bytes.subarray(0, 16)]
    .map(byte => base32[byte % base32.length])
    .join('');
}
