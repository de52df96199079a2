/** What an AWS error means for whoever called. */
export type AwsErrorKind =
  | 'notFound'
  | 'denied'
  | 'credentials'
  | 'unavailable'
  | 'quota'
  | 'conflict'
  | 'invalid'
  | 'other';

/** What is read of an error of the AWS SDK. */
export interface AwsErrorFacts {
  /** AWS's code, or the name of the network error. */
  code: string;
  /** In the words of AWS. */
  message: string;
  status?: number;
  requestId?: string;
}

const kindsByCode: Array<[AwsErrorKind, RegExp]> = [
  ['notFound', /NotFound(Exception)?$|^NoSuch|DoesNotExist(Exception)?$/],
  [
    'credentials',
    /^(ExpiredToken(Exception)?|InvalidClientTokenId|UnrecognizedClientException|InvalidSignatureException|SignatureDoesNotMatch|CredentialsProviderError|MissingAuthenticationToken(Exception)?)$/,
  ],
  [
    'denied',
    /^(AccessDenied(Exception)?|UnauthorizedOperation|UnauthorizedException|NotAuthorized(Exception)?|OptInRequired|AuthFailure)$/,
  ],
  [
    'unavailable',
    /Throttl|^TooManyRequests|^RequestLimitExceeded|^RequestTimeout|^TimeoutError$|^ServiceUnavailable|^ServiceException$|^InternalFailure$|^InternalServerError$|^InternalServerException$|^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)/,
  ],
  ['quota', /LimitExceeded(Exception)?$|^ServiceQuotaExceeded/],
  [
    'conflict',
    /Conflict|InUse(Exception)?$|^Duplicate|AlreadyExists|ConcurrentModification|^InvalidState(Exception)?$/,
  ],
  ['invalid', /^Validation(Error|Exception)$|^Invalid|^Malformed|^Missing/],
];

/** Reads what an error of the AWS SDK says about itself. */
export function awsErrorFacts(error: unknown): AwsErrorFacts {
  const {
    name,
    code,
    message = '',
    $metadata: metadata,
  } = (error ?? {}) as {
    name?: string;
    code?: unknown;
    message?: string;
    $metadata?: { httpStatusCode?: number; requestId?: string };
  };
  const networkCode =
    !metadata?.httpStatusCode && typeof code === 'string' ? code : undefined;
  return {
    code: networkCode ?? name ?? 'Error',
    message,
    status: metadata?.httpStatusCode,
    requestId: metadata?.requestId,
  };
}

/** Which kind an error is; `operation` as an IAM action. */
export function classifyAwsError(
  { code, message, status }: AwsErrorFacts,
  operation: string,
): AwsErrorKind {
  // Cost Explorer calls its throttling a limit.
  if (code === 'LimitExceededException' && operation.startsWith('ce:')) {
    return 'unavailable';
  }
  // SageMaker says so of endpoints, models and their registry.
  if (
    code === 'ValidationException' &&
    /^sagemaker:(Describe|List)/.test(operation) &&
    /^Could not find |does not exist\.?$/.test(message)
  ) {
    return 'notFound';
  }
  const found = kindsByCode.find(([, pattern]) => pattern.test(code));
  if (found) {
    return found[0];
  }
  if (status === undefined) {
    return 'other';
  }
  if (status >= 500 || status === 429) {
    return 'unavailable';
  }
  if (status === 403) {
    return 'denied';
  }
  if (status === 404) {
    return 'notFound';
  }
  return status >= 400 ? 'invalid' : 'other';
}
