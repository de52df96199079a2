import { createHash } from 'node:crypto';

const longest = 63;
const hashLength = 8;
const unwanted = /[^A-Za-z0-9]+/g;

/**
 * A name of the catalog, made of words that AWS accepts. The same words always give the same name; one that is too long
 * or `taken` ends in a hash of `identity`.
 */
export function entityName(
  words: string[],
  identity: string,
  taken: ReadonlySet<string> = new Set(),
): string {
  const name = words
    .map(word => word.replace(unwanted, '-'))
    .join('-')
    .replace(/-+/g, '-')
    .replace(/^-|-$/g, '');
  if (name && name.length <= longest && !taken.has(name.toLowerCase())) {
    return name;
  }
  const hash = createHash('sha256')
    .update(identity)
    .digest('hex')
    .slice(0, hashLength);
  const kept = name.slice(0, longest - hashLength - 1).replace(/-$/, '');
  return kept ? `${kept}-${hash}` : hash;
}
