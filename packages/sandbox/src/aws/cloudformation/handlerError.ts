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
};

/** A resource's failure as stack events word it. */
export function handlerError({ code, message }: AwsError): string {
  return `Resource handler returned message: "${message}" (HandlerErrorCode: ${
    handlerCodes[code] ?? 'GeneralServiceException'
  })`;
}
