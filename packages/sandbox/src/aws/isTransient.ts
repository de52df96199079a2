import type { AwsError } from './errors';

/** Codes of services that say that they are asked too often. */
const throttling = new Set([
  'SlowDown',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
]);

/** Whether the same call may succeed later: AWS's own services try such calls again. */
export function isTransient({ code, status }: AwsError): boolean {
  return status >= 500 || throttling.has(code);
}
