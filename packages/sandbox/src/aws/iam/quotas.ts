import { AwsError } from '../errors';
import type { Tag } from '../service';

/**
 * Characters of policies, white space aside.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const maxTrustPolicy = 2_048;
const maxInlinePolicies = 10_240;
const maxManagedPolicy = 6_144;

/** Throws LimitExceeded. */
export function checkTrustPolicySize(document: string): void {
  if (sizeOf(document) > maxTrustPolicy) {
    throw limitExceeded(
      `Cannot exceed quota for ACLSizePerRole: ${maxTrustPolicy}`,
    );
  }
}

/** Holds all inline policies of a role together to their quota. Throws LimitExceeded. */
export function checkInlineSize(
  roleName: string,
  policies: Record<string, string>,
): void {
  const size = Object.values(policies).reduce(
    (sum, one) => sum + sizeOf(one),
    0,
  );
  if (size > maxInlinePolicies) {
    throw limitExceeded(
      `Maximum policy size of ${maxInlinePolicies} bytes exceeded for role ${roleName}`,
    );
  }
}

/** Throws LimitExceeded. */
export function checkManagedPolicySize(document: string): void {
  if (sizeOf(document) > maxManagedPolicy) {
    throw limitExceeded(
      `Cannot exceed quota for PolicySize: ${maxManagedPolicy}`,
    );
  }
}

/** Keys of tags are unique whatever their case. Throws InvalidInput. */
export function checkTagKeys(tags: Tag[] = []): void {
  const keys = tags.map(({ Key }) => Key.toLowerCase());
  if (new Set(keys).size < keys.length) {
    throw new AwsError(
      'InvalidInput',
      'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
    );
  }
}

function sizeOf(document: string): number {
  return document.replace(/\s/g, '').length;
}

function limitExceeded(message: string): AwsError {
  return new AwsError('LimitExceeded', message, 409);
}
