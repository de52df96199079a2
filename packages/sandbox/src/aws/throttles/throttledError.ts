import { AwsError } from '../errors';

/** Services whose words for throttling are not those of their protocol. */
const ownWords: Record<string, AwsError> = {
  ce: new AwsError('LimitExceededException', 'Rate limit exceeded'),
  organizations: new AwsError(
    'TooManyRequestsException',
    'You have sent too many requests in too short a period of time.',
  ),
};

/** A service's words for throttling. */
export function throttledError(
  serviceId: string,
  ofProtocol: AwsError,
): AwsError {
  return ownWords[serviceId] ?? ofProtocol;
}
