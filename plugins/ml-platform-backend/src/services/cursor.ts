import { InputError } from '@backstage/errors';
import { z } from 'zod';
import {
  PagePosition,
  ProjectSort,
  SortOrder,
} from '../store/ProjectListStore';

const cursorSchema = z.union([
  z.tuple([
    z.literal('monthToDate'),
    z.enum(['asc', 'desc']),
    z.int(),
    z.string(),
  ]),
  z.tuple([
    z.enum(['slug', 'owner']),
    z.enum(['asc', 'desc']),
    z.string(),
    z.string(),
  ]),
]);

/** Where a page ended, as an opaque text for the client to give back. */
export function encodeCursor(
  sort: ProjectSort,
  order: SortOrder,
  { key, slug }: PagePosition,
): string {
  return Buffer.from(JSON.stringify([sort, order, key, slug])).toString(
    'base64url',
  );
}

/** Reads a cursor; throws an InputError unless it was made for this sort and order. */
export function decodeCursor(
  sort: ProjectSort,
  order: SortOrder,
  cursor: string,
): PagePosition {
  const parsed = cursorSchema.safeParse(parseCursor(cursor));
  if (!parsed.success) {
    throw new InputError(
      'request/query/cursor is not a cursor that this API gave out; start again without it',
    );
  }
  const [cursorSort, cursorOrder, key, slug] = parsed.data;
  if (cursorSort !== sort || cursorOrder !== order) {
    throw new InputError(
      `request/query/cursor belongs to sort=${cursorSort} and order=${cursorOrder}; start again without it`,
    );
  }
  return { key, slug };
}

/** What a cursor holds; undefined when it is none. */
export function parseCursor(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
