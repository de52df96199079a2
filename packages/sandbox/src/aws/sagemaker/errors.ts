import { AwsError } from '../errors';

export function resourceNotFound(message: string): AwsError {
  return new AwsError('ResourceNotFound', message, 400);
}

export function resourceInUse(message: string): AwsError {
  return new AwsError('ResourceInUse', message, 400);
}

/** The refusal of one more of what an account may have `limit` of. */
export function limitExceeded(
  quota: string,
  limit: number,
  present: number,
  unit: string,
): AwsError {
  return new AwsError(
    'ResourceLimitExceeded',
    `The account-level service limit '${quota}' is ${limit} ${unit}, with current utilization of ${present} ${unit} and a request delta of 1 ${unit}. Please use AWS Service Quotas to request an increase for this quota.`,
    400,
  );
}

export function validationException(message: string): AwsError {
  return new AwsError('ValidationException', message, 400);
}
