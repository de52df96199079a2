import { AwsError } from '../errors';

export function resourceNotFound(message: string): AwsError {
  return new AwsError('ResourceNotFoundException', message, 400);
}

export function invalidParameters(message: string): AwsError {
  return new AwsError('InvalidParametersException', message, 400);
}
