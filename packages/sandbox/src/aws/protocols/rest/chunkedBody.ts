import { AwsError } from '../../errors';
import type { WireRequest } from '../Protocol';

const lineEnd = Buffer.from('\r\n');

/**
 * Unwraps a body that came as `aws-chunked`; its trailers become headers. Gives other requests
 * as they are. Throws S3's IncompleteBody where chunks are cut short.
 */
export function unwrapChunks(request: WireRequest): WireRequest {
  const { headers } = request;
  const encodings = String(headers['content-encoding'] ?? '')
    .split(',')
    .map(one => one.trim())
    .filter(one => one !== '');
  const isSigned = String(headers['x-amz-content-sha256']).startsWith(
    'STREAMING-',
  );
  if (!isSigned && !encodings.includes('aws-chunked')) {
    return request;
  }
  const { body, trailers } = readChunks(request.body);
  const length = headers['x-amz-decoded-content-length'];
  if (length !== undefined && Number(length) !== body.length) {
    throw incomplete();
  }
  const left = encodings.filter(one => one !== 'aws-chunked').join(',');
  return {
    ...request,
    body,
    headers: {
      ...headers,
      ...trailers,
      'content-encoding': left || undefined,
    },
  };
}

function readChunks(bytes: Buffer): {
  body: Buffer;
  trailers: Record<string, string>;
} {
  const chunks: Buffer[] = [];
  let at = 0;
  for (;;) {
    const end = bytes.indexOf(lineEnd, at);
    const [, size] =
      /^([0-9a-fA-F]{1,8})(?:;.*)?$/.exec(text(bytes, at, end)) ?? [];
    if (end < 0 || size === undefined) {
      throw incomplete();
    }
    const start = end + lineEnd.length;
    const length = parseInt(size, 16);
    if (length === 0) {
      return {
        body: Buffer.concat(chunks),
        trailers: readTrailers(bytes, start),
      };
    }
    if (start + length > bytes.length) {
      throw incomplete();
    }
    chunks.push(bytes.subarray(start, start + length));
    at = start + length + lineEnd.length;
  }
}

function readTrailers(bytes: Buffer, start: number): Record<string, string> {
  const lines = text(bytes, start, bytes.length).split(/\r?\n/);
  return Object.fromEntries(
    lines
      .filter(line => line.includes(':'))
      .map(line => {
        const colon = line.indexOf(':');
        return [
          line.slice(0, colon).trim().toLowerCase(),
          line.slice(colon + 1).trim(),
        ];
      }),
  );
}

function text(bytes: Buffer, start: number, end: number): string {
  return end < 0 ? '' : bytes.toString('latin1', start, end);
}

function incomplete(): AwsError {
  return new AwsError(
    'IncompleteBody',
    'The request body terminated unexpectedly',
  );
}
