import { AwsError } from '../errors';

export function resourceNotFound(message: string): AwsError {
  return new AwsError('ResourceNotFoundException', message, 400);
}

/** Of operations whose models have no InvalidParametersException. */
export function validationException(message: string): AwsError {
  return new AwsError('ValidationException', message, 400);
}

export function invalidParameters(message: string): AwsError {
  return new AwsError('InvalidParametersException', message, 400);
}
