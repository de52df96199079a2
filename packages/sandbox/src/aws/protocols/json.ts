import { AwsError } from '../errors';
import { SerializationFailure } from '../shapes';
import type { Protocol } from './Protocol';

const errors: Protocol['errors'] = {
  invalidInput: 'ValidationException',
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
    readBody(body) {
      if (body === '') {
        return {};
      }
      try {
        return JSON.parse(body);
      } catch {
        throw new SerializationFailure('');
      }
    },
    writeOutput(_service, _operation, output, requestId) {
      return {
        status: 200,
        headers: headers(requestId),
        body: JSON.stringify(withEpochSeconds(output ?? {})),
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

/** AWS writes dates in JSON as seconds since the epoch. */
function withEpochSeconds(value: unknown): unknown {
  if (value instanceof Date) {
    return value.getTime() / 1_000;
  }
  if (Array.isArray(value)) {
    return value.map(withEpochSeconds);
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [
        name,
        withEpochSeconds(member),
      ]),
    );
  }
  return value;
}
