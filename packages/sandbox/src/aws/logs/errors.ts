import { AwsError } from '../errors';

export function invalidParameter(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}

export function resourceNotFound(what: 'group' | 'stream'): AwsError {
  return new AwsError(
    'ResourceNotFoundException',
    `The specified log ${what} does not exist.`,
  );
}

export function alreadyExists(what: 'group' | 'stream'): AwsError {
  return new AwsError(
    'ResourceAlreadyExistsException',
    `The specified log ${what} already exists`,
  );
}
