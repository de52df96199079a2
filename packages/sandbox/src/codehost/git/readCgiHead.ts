import type { Readable } from 'node:stream';

/** What a CGI program says before the body of its answer. */
export interface CgiHead {
  status: number;
  headers: Record<string, string>;
  /** The beginning of the body, which came with the head. */
  rest: Buffer;
}

const maxHeadBytes = 16 * 1024;

/** Reads the head of a CGI program's answer; the stream goes on with the body. */
export async function readCgiHead(stream: Readable): Promise<CgiHead> {
  let text = Buffer.alloc(0);
  for (;;) {
    const end = /\r?\n\r?\n/.exec(text.toString('latin1'));
    if (end) {
      const head = text.subarray(0, end.index).toString('latin1');
      return {
        ...parseHead(head),
        rest: text.subarray(end.index + end[0].length),
      };
    }
    const chunk = await nextChunk(stream);
    if (!chunk || text.length > maxHeadBytes) {
      throw new Error('git http-backend gave no answer.');
    }
    text = Buffer.concat([text, chunk]);
  }
}

function parseHead(head: string): Omit<CgiHead, 'rest'> {
  const headers = Object.fromEntries(
    head.split(/\r?\n/).map(line => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  const { status = '200', ...others } = headers;
  return { status: Number.parseInt(status, 10), headers: others };
}

/** The next chunk, the stream being paused; undefined at its end. */
async function nextChunk(stream: Readable): Promise<Buffer | undefined> {
  for (;;) {
    const chunk = stream.read();
    if (chunk || stream.readableEnded || stream.destroyed) {
      return chunk ?? undefined;
    }
    await new Promise<void>(resolve => {
      const done = () => {
        stream.off('readable', done).off('end', done).off('close', done);
        resolve();
      };
      stream.on('readable', done).on('end', done).on('close', done);
    });
  }
}
