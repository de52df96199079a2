import { XMLBuilder } from 'fast-xml-parser';
import { AwsError } from '../../errors';
import type { Protocol, WireAnswer } from '../Protocol';
import type { HttpBinding, XmlElement } from './HttpBinding';
import { invalidArgument } from './invalidArgument';
import { readRest } from './readRest';

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressEmptyNode: true,
});

const xml = (root: object) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build(root)}`;

/** REST with XML bodies, in S3's words. */
export const restXmlProtocol: Protocol = {
  isText: true,
  errors: {
    invalidInput: invalidArgument,
    wrongType: invalidArgument,
    unknownOperation: () =>
      new AwsError(
        'NotImplemented',
        'A header you provided implies functionality that is not implemented.',
        501,
      ),
    missingToken: new AwsError('AccessDenied', 'Access Denied', 403),
    unknownKey: new AwsError(
      'InvalidAccessKeyId',
      'The AWS Access Key Id you provided does not exist in our records.',
      403,
    ),
    expiredToken: new AwsError(
      'ExpiredToken',
      'The provided token has expired.',
    ),
    throttled: new AwsError(
      'SlowDown',
      'Please reduce your request rate.',
      503,
    ),
  },
  readInput: (request, { http }) => (http ? readRest(request, http) : {}),
  writeOutput({ service, operation }, output, requestId) {
    return writeRest(
      (output ?? {}) as XmlElement,
      operation.http?.answer ?? {},
      service.xmlNamespace ?? '',
      requestId,
    );
  },
  writeError(_service, { code, message, status, members }, requestId) {
    const error = { Code: code, Message: message, ...members };
    return {
      status,
      headers: { ...idHeaders(requestId), 'content-type': 'application/xml' },
      body:
        status === 304
          ? ''
          : xml({ Error: { ...error, RequestId: requestId } }),
    };
  },
};

function writeRest(
  output: XmlElement,
  { status = 200, headers = {}, body }: NonNullable<HttpBinding['answer']>,
  namespace: string,
  requestId: string,
): WireAnswer {
  const answer: WireAnswer = {
    status: typeof status === 'number' ? status : status(output),
    headers: idHeaders(requestId),
    body: '',
  };
  for (const [member, name] of Object.entries(headers)) {
    const value = output[member];
    if (name.endsWith('-*') && typeof value === 'object' && value) {
      for (const [key, one] of Object.entries(value)) {
        answer.headers[name.slice(0, -1) + key] = String(one);
      }
    } else if (value !== undefined) {
      answer.headers[name] =
        value instanceof Date ? value.toUTCString() : String(value);
    }
  }
  if (body && 'member' in body) {
    const bytes = output[body.member];
    answer.body = Buffer.isBuffer(bytes) ? bytes : String(bytes ?? '');
  } else if (body) {
    const written = asText(body.write(output as never)) as object;
    answer.headers['content-type'] = 'application/xml';
    answer.body = xml({ [body.root]: { '@xmlns': namespace, ...written } });
  }
  return answer;
}

function idHeaders(requestId: string): Record<string, string> {
  return { 'x-amz-request-id': requestId, 'x-amz-id-2': requestId };
}

/** Dates as ISO 8601; what is undefined is left out. */
function asText(value: unknown): unknown {
  if (value instanceof Date) {
    return value.toISOString();
  }
  if (Array.isArray(value)) {
    return value.map(asText);
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, member]) => member !== undefined)
        .map(([name, member]) => [name, asText(member)]),
    );
  }
  return String(value);
}
