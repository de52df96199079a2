import { createHash } from 'node:crypto';

/** A number from 0 to below 1 that always belongs to `text`. */
export function randomOf(text: string): number {
  const digest = createHash('sha256').update(text).digest();
  return digest.readUInt32BE(0) / 2 ** 32;
}

/** Letters and digits that always belong to `text`. */
export function idOf(text: string, length: number): string {
  const digest = createHash('sha256').update(text).digest();
  return [...digest.subarray(0, length)]
    .map(byte => (byte % 36).toString(36))
    .join('');
}
