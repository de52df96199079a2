import type { IncomingMessage } from 'node:http';

/** More than any operation of the sandbox takes. */
const maxBytes = 16 * 1024 * 1024;

/** The whole body as text; undefined where it is too large. */
export async function readBody(
  request: IncomingMessage,
): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > maxBytes) {
      return undefined;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
