import type { IncomingMessage } from 'node:http';

/** More than any operation of the sandbox takes that is no upload. */
export const maxBodyBytes = 16 * 1024 * 1024;

/** The whole body as text; undefined where it is too large. */
export async function readBody(
  request: IncomingMessage,
): Promise<string | undefined> {
  return (await readBytes(request, maxBodyBytes))?.toString('utf8');
}

/** The whole body; undefined where it has more than `maxBytes`. */
export async function readBytes(
  request: IncomingMessage,
  maxBytes: number,
): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) {
    return undefined;
  }
  const chunks: Buffer[] = [];
  let size = 0;
  // The connection stays, so that an answer can be sent.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > maxBytes) {
      return undefined;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
