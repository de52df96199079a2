import { AwsError } from '../errors';

export function resourceNotFound(message: string): AwsError {
  return new AwsError('ResourceNotFound', message, 400);
}

export function resourceInUse(message: string): AwsError {
  return new AwsError('ResourceInUse', message, 400);
}

export function validationException(message: string): AwsError {
  return new AwsError('ValidationException', message, 400);
}
