import { pageSize } from '../pageLimit';

/** A page of keys, with those that share a beginning up to the delimiter put together. */
export interface Listing<T> {
  items: T[];
  commonPrefixes: string[];
  isTruncated: boolean;
  /** The last key or common prefix of the page; undefined of an empty one. */
  last?: string;
}

interface Asked {
  prefix: string;
  delimiter: string;
  /** Only what comes after this key or common prefix. */
  after: string;
  max: number;
}

/** Lists keyed items that are in the order of their keys, as S3 does. */
export function listKeyed<T extends { key: string }>(
  sorted: T[],
  { prefix, delimiter, after, max }: Asked,
): Listing<T> {
  const listing: Listing<T> = {
    items: [],
    commonPrefixes: [],
    isTruncated: false,
  };
  const most = pageSize(max);
  for (const item of sorted) {
    const group = commonPrefix(item.key, prefix, delimiter);
    const name = group ?? item.key;
    const isKnown = group !== undefined && group === listing.last;
    if (!isKnown && isAfter(name, after)) {
      if (listing.items.length + listing.commonPrefixes.length >= most) {
        listing.isTruncated = max > 0;
        return listing;
      }
      if (group === undefined) {
        listing.items.push(item);
      } else {
        listing.commonPrefixes.push(group);
      }
      listing.last = name;
    }
  }
  return listing;
}

function commonPrefix(
  key: string,
  prefix: string,
  delimiter: string,
): string | undefined {
  const at = delimiter ? key.indexOf(delimiter, prefix.length) : -1;
  return at < 0 ? undefined : key.slice(0, at + delimiter.length);
}

/** S3 orders keys by their UTF-8 bytes. */
function isAfter(name: string, after: string): boolean {
  return Buffer.compare(Buffer.from(name), Buffer.from(after)) > 0;
}
