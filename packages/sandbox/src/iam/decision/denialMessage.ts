import type { AccessRequest } from '../AccessRequest';
import { requesterName } from '../matching/Requester';
import type { Denial, PolicyType } from './Decision';

const names: Record<PolicyType, string> = {
  serviceControl: 'service control policy',
  resource: 'resource-based policy',
  trust: 'role trust policy',
  identity: 'identity-based policy',
  boundary: 'permissions boundary',
  session: 'session policy',
};

const articles: Partial<Record<PolicyType, string>> = {
  identity: 'an',
  trust: 'the',
};

/**
 * AWS's sentence for a denied request.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
export function denialMessage(
  { requester, action, resource }: AccessRequest,
  denial: Denial,
): string {
  // S3 alone sets the ARN in quotation marks.
  const shown = action.startsWith('s3:') ? `"${resource}"` : resource;
  return `User: ${requesterName(
    requester,
  )} is not authorized to perform: ${action} on resource: ${shown} ${denialReason(
    action,
    denial,
  )}`;
}

/** Why, for example `because no identity-based policy allows the s3:GetObject action`. */
export function denialReason(action: string, { result, by }: Denial): string {
  return result === 'explicitDeny'
    ? `with an explicit deny in ${articles[by] ?? 'a'} ${names[by]}`
    : `because no ${names[by]} allows the ${action} action`;
}
