import type { AwsError } from '../errors';

/** CloudFormation's codes for what a resource's service answered. */
const handlerCodes: Record<string, string> = {
  ResourceInUse: 'AlreadyExists',
  EntityAlreadyExists: 'AlreadyExists',
  ResourceNotFound: 'NotFound',
  NoSuchEntity: 'NotFound',
  ValidationException: 'InvalidRequest',
  ValidationError: 'InvalidRequest',
  AccessDeniedException: 'AccessDenied',
  AccessDenied: 'AccessDenied',
  ResourceLimitExceeded: 'ServiceLimitExceeded',
  NotStabilized: 'NotStabilized',
  NotUpdatable: 'NotUpdatable',
  AlreadyExistsException: 'AlreadyExists',
  BucketAlreadyExists: 'AlreadyExists',
  BucketAlreadyOwnedByYou: 'AlreadyExists',
  ResourceAlreadyExistsException: 'AlreadyExists',
  NoSuchBucket: 'NotFound',
  NotFoundException: 'NotFound',
  ResourceNotFoundException: 'NotFound',
  InvalidArgument: 'InvalidRequest',
  MalformedPolicy: 'InvalidRequest',
  MalformedPolicyDocument: 'InvalidRequest',
  MalformedPolicyDocumentException: 'InvalidRequest',
  LimitExceeded: 'ServiceLimitExceeded',
  LimitExceededException: 'ServiceLimitExceeded',
};

/** Code of properties that the type does not have: CloudFormation says so itself. */
export const invalidProperties = 'InvalidProperties';

/** A resource's failure as stack events word it. */
export function handlerError({ code, message }: AwsError): string {
  if (code === invalidProperties) {
    return message;
  }
  return `Resource handler returned message: "${message}" (HandlerErrorCode: ${
    handlerCodes[code] ?? 'GeneralServiceException'
  })`;
}
