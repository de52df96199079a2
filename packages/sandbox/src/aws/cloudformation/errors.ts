import { AwsError } from '../errors';
import { TemplateError } from './template';

export function validationError(message: string): AwsError {
  return new AwsError('ValidationError', message, 400);
}

/** Runs what reads a template; its complaints become CloudFormation's ValidationError. */
export function checkingTemplate<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof TemplateError
      ? validationError(error.message)
      : error;
  }
}
