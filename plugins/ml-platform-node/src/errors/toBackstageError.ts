import {
  ConflictError,
  CustomErrorBase,
  ForwardedError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { AwsErrorKind, awsErrorFacts, classifyAwsError } from './classify';

/** Which call failed. @public */
export interface AwsCallContext {
  /** The IAM action of the call, such as `sagemaker:DescribeDomain`. */
  operation: string;
  accountId: string;
  region: string;
  /** What it was about: an id, a name or an ARN. Never a secret. */
  resource?: string;
}

/**
 * AWS does not accept the portal's own credentials. Nobody who uses the portal can change that, so it is no NotAllowedError.
 *
 * @public
 */
export class AwsCredentialsError extends CustomErrorBase {
  name = 'AwsCredentialsError' as const;
}

const errorClasses = {
  notFound: NotFoundError,
  denied: NotAllowedError,
  credentials: AwsCredentialsError,
  unavailable: ServiceUnavailableError,
  quota: ConflictError,
  conflict: ConflictError,
  invalid: InputError,
  other: ForwardedError,
};

/**
 * The Backstage error of an AWS error: its message says which call failed in which account and region, AWS's code and request id,
 * and what to do next; its cause is the AWS error. An abort and an error that is Backstage's already stay what they are.
 *
 * @public
 */
export function toBackstageError(
  error: unknown,
  context: AwsCallContext,
): Error {
  if (isSettled(error)) {
    return error;
  }
  const facts = awsErrorFacts(error);
  const kind = classifyAwsError(facts, context.operation);
  const { operation, accountId, region, resource } = context;
  const what = resource ? `${operation} of ${resource}` : operation;
  const request = facts.requestId ? `, request id ${facts.requestId}` : '';
  return new errorClasses[kind](
    `${what} failed in account ${accountId}, region ${region} (${
      facts.code
    }${request}). ${nextStep(kind, context)}`,
    error,
  );
}

function isSettled(error: unknown): error is Error {
  return (
    error instanceof Error &&
    (error.name === 'AbortError' ||
      Object.values(errorClasses).some(known => error instanceof known))
  );
}

function nextStep(kind: AwsErrorKind, context: AwsCallContext): string {
  const { operation, accountId, region } = context;
  switch (kind) {
    case 'notFound':
      return 'Check that it still exists there, and refresh';
    case 'denied':
      return operation === 'sts:AssumeRole'
        ? `Check that the role exists in account ${accountId} and that its trust policy lets the portal do sts:AssumeRole and sts:TagSession`
        : `Allow ${operation} to the portal's role in account ${accountId}, and check that no service control policy denies it`;
    case 'credentials':
      return "AWS does not accept the portal's credentials: check the aws section of its config, and its clock";
    case 'unavailable':
      return 'AWS is busy or cannot be reached; try again in a few minutes';
    case 'quota':
      return `A quota is used up: remove what is not needed, or ask for more in Service Quotas of account ${accountId}, region ${region}`;
    case 'conflict':
      return 'Something else is changing it, or it exists already; look at its present state and try again';
    case 'invalid':
      return 'AWS does not accept a value; correct what it names';
    default:
      return 'Look for the request in CloudTrail of that account';
  }
}
