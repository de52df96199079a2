import { AwsError } from '../../aws/errors';
import type { Service } from '../../aws/service';
import { denialMessage } from '../decision';
import type { Denied } from './findDenied';

/** A denied request, in the code and status of the service that was called. */
export function accessDenied(
  { id, protocol }: Service,
  { request, denial }: Denied,
): AwsError {
  const sentence = denialMessage(request, denial);
  // STS does not say why.
  const message =
    id === 'sts'
      ? sentence.replace(/ (because|with an explicit) .*$/, '')
      : sentence;
  return protocol === 'json1.0' || protocol === 'json1.1'
    ? new AwsError('AccessDeniedException', message)
    : new AwsError('AccessDenied', message, 403);
}
