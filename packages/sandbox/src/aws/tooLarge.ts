import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { parseAuthorization } from './authorization';
import { AwsError } from './errors';
import { protocols } from './protocols';

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
  { authorization, ...headers }: IncomingHttpHeaders,
  response: ServerResponse,
): void {
  const isForm = headers['content-type']?.includes('x-www-form-urlencoded');
  const [protocol, error] =
    parseAuthorization(authorization)?.service === 's3'
      ? (['restXml', s3Words] as const)
      : isForm
      ? (['query', formWords] as const)
      : (['json1.1', jsonWords] as const);
  const answer = protocols[protocol].writeError(undefined, error, randomUUID());
  response
    .writeHead(answer.status, { ...answer.headers, connection: 'close' })
    .end(answer.body);
}
