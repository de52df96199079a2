import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { parseAuthorization } from './authorization';
import { AwsError } from './errors';
import { protocols } from './protocols';
import type { Service } from './service';

const s3Words = new AwsError(
  'EntityTooLarge',
  'Your proposed upload exceeds the maximum allowed size',
);
const jsonWords = new AwsError(
  'RequestEntityTooLargeException',
  'Request entity is too large.',
  413,
);
const formWords = new AwsError(
  'RequestEntityTooLarge',
  'Request entity is too large.',
  413,
);

/** Answers a request whose body is larger than any that is taken, and reads no more of it. */
export function refuseTooLarge(
  headers: IncomingHttpHeaders,
  response: ServerResponse,
): void {
  const { protocol, error } = wordsFor(headers);
  const answer = protocols[protocol].writeError(undefined, error, randomUUID());
  response
    .writeHead(answer.status, { ...answer.headers, connection: 'close' })
    .end(answer.body);
}

function wordsFor({
  authorization,
  'content-type': type,
}: IncomingHttpHeaders): { protocol: Service['protocol']; error: AwsError } {
  if (parseAuthorization(authorization)?.service === 's3') {
    return { protocol: 'restXml', error: s3Words };
  }
  return type?.includes('x-www-form-urlencoded')
    ? { protocol: 'query', error: formWords }
    : { protocol: 'json1.1', error: jsonWords };
}
