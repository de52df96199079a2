import { randomBytes } from 'node:crypto';

const alphabets = {
  base36: 'abcdefghijklmnopqrstuvwxyz0123456789',
  hex: '0123456789abcdef',
};

/** An id as AWS makes them: a prefix and random characters. */
export function newId(
  prefix: string,
  length: number,
  alphabet: keyof typeof alphabets = 'base36',
): string {
  const characters = alphabets[alphabet];
  return (
    prefix +
    [...randomBytes(length)]
      .map(byte => characters[byte % characters.length])
      .join('')
  );
}
