import { XMLBuilder } from 'fast-xml-parser';
import { AwsError } from '../errors';
import type { Protocol } from './Protocol';
import { parseForm } from './parseForm';

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressEmptyNode: true,
});

const xml = (root: object) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build(root)}`;

const headers = (requestId: string) => ({
  'content-type': 'text/xml',
  'x-amzn-requestid': requestId,
});

/** awsQuery: a form in, XML out. */
export const queryProtocol: Protocol = {
  isText: true,
  errors: {
    invalidInput: ({ message }) => new AwsError('ValidationError', message),
    wrongType: ({ message }) => new AwsError('MalformedInput', message),
    unknownOperation: (operation, version) =>
      new AwsError(
        'InvalidAction',
        `Could not find operation ${operation} for version ${version}`,
      ),
    missingToken: new AwsError(
      'MissingAuthenticationToken',
      'Request is missing Authentication Token',
      403,
    ),
    unknownKey: new AwsError(
      'InvalidClientTokenId',
      'The security token included in the request is invalid.',
      403,
    ),
    expiredToken: new AwsError(
      'ExpiredToken',
      'The security token included in the request is expired',
      403,
    ),
    throttled: new AwsError('Throttling', 'Rate exceeded'),
  },
  readInput: ({ body }) => parseForm(body.toString('utf8')),
  writeOutput({ service, operationName }, output, requestId) {
    const answer = {
      [`${operationName}Response`]: {
        '@xmlns': service.xmlNamespace,
        [`${operationName}Result`]: asXml(output ?? {}),
        ResponseMetadata: { RequestId: requestId },
      },
    };
    return { status: 200, headers: headers(requestId), body: xml(answer) };
  },
  writeError(service, { code, message, status, members }, requestId) {
    const answer = {
      ErrorResponse: {
        '@xmlns': service?.xmlNamespace ?? 'http://webservices.amazon.com/',
        Error: {
          Type: status < 500 ? 'Sender' : 'Receiver',
          Code: code,
          Message: message,
          ...members,
        },
        RequestId: requestId,
      },
    };
    return { status, headers: headers(requestId), body: xml(answer) };
  },
};

/** Lists become `<member>`s, dates ISO 8601; what is undefined is left out. */
function asXml(value: unknown): unknown {
  if (value instanceof Date) {
    return value.toISOString();
  }
  if (Array.isArray(value)) {
    return value.length ? { member: value.map(asXml) } : '';
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, member]) => member !== undefined)
        .map(([name, member]) => [name, asXml(member)]),
    );
  }
  return String(value);
}
