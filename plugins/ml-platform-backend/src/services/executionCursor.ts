import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { ExecutionPosition } from '../store/ExecutionStore';
import { parseCursor } from './cursor';

const cursorSchema = z.tuple([z.string(), z.string()]);

/** Where a page of executions ended, as an opaque text for the client to give back. */
export function encodeExecutionCursor({
  startedAt,
  id,
}: ExecutionPosition): string {
  return Buffer.from(JSON.stringify([startedAt, id])).toString('base64url');
}

/** Reads a cursor; throws an InputError when it is none. */
export function decodeExecutionCursor(cursor: string): ExecutionPosition {
  const parsed = cursorSchema.safeParse(parseCursor(cursor));
  if (!parsed.success) {
    throw new InputError(
      'request/query/cursor is not a cursor that this API gave out; start again without it',
    );
  }
  const [startedAt, id] = parsed.data;
  return { startedAt, id };
}
