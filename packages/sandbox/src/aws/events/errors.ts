import { AwsError } from '../errors';

export function notFound(message: string): AwsError {
  return new AwsError('ResourceNotFoundException', message);
}

export function alreadyExists(message: string): AwsError {
  return new AwsError('ResourceAlreadyExistsException', message);
}

export function validation(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
