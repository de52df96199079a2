import { AwsError } from '../errors';
import { SerializationFailure } from '../shapes';
import type { Protocol } from './Protocol';

const errors: Protocol['errors'] = {
  invalidInput: ({ message }) => new AwsError('ValidationException', message),
  wrongType: ({ message }) => new AwsError('SerializationException', message),
  unknownOperation: () => new AwsError('UnknownOperationException', ''),
  missingToken: new AwsError(
    'MissingAuthenticationTokenException',
    'Missing Authentication Token',
    403,
  ),
  unknownKey: new AwsError(
    'UnrecognizedClientException',
    'The security token included in the request is invalid.',
  ),
  expiredToken: new AwsError(
    'ExpiredTokenException',
    'The security token included in the request is expired',
  ),
  throttled: new AwsError('ThrottlingException', 'Rate exceeded'),
};

/** awsJson 1.0 and 1.1. */
export function jsonProtocol(version: '1.0' | '1.1'): Protocol {
  const headers = (requestId: string) => ({
    'content-type': `application/x-amz-json-${version}`,
    'x-amzn-requestid': requestId,
  });
  return {
    isText: false,
    errors,
    readInput({ body }) {
      if (body.length === 0) {
        return {};
      }
      try {
        return JSON.parse(body.toString('utf8'));
      } catch {
        throw new SerializationFailure('');
      }
    },
    writeOutput(_answered, output, requestId) {
      return {
        status: 200,
        headers: headers(requestId),
        body: JSON.stringify(toJson(output ?? {})),
      };
    },
    writeError(_service, { code, message, status, members }, requestId) {
      return {
        status,
        headers: headers(requestId),
        body: JSON.stringify({ __type: code, message, ...members }),
      };
    },
  };
}

/** AWS writes dates in JSON as seconds since the epoch, bytes as base64. */
function toJson(value: unknown): unknown {
  if (Buffer.isBuffer(value)) {
    return value.toString('base64');
  }
  if (value instanceof Date) {
    return value.getTime() / 1_000;
  }
  if (Array.isArray(value)) {
    return value.map(toJson);
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [name, toJson(member)]),
    );
  }
  return value;
}
