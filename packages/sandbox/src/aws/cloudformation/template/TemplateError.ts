/**
 * A template or its parameters break CloudFormation's rules; the message is in CloudFormation's
 * words. Callers give it the error code of their own service.
 */
export class TemplateError extends Error {
  name = 'TemplateError';
}
