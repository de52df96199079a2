import { MalformedPolicy, parsePolicy } from '../../iam';
import { AwsError } from '../errors';
import type { Store } from '../service';
import { invalidPrincipals } from './invalidPrincipals';

/** Refuses an identity policy that is none, with MalformedPolicyDocument. */
export function checkPolicy(document: string): void {
  parse(document, 'identity');
}

/** As `checkPolicy`, for a role's trust policy: whom it names must exist. */
export function checkTrustPolicy(document: string, store: Store): void {
  parse(document, 'trust');
  const statements = [JSON.parse(document).Statement].flat();
  const [unknown] = invalidPrincipals(statements, store);
  if (unknown !== undefined) {
    throw malformed(`Invalid principal in policy: "AWS":"${unknown}"`);
  }
}

function parse(document: string, use: 'identity' | 'trust'): void {
  try {
    parsePolicy(document, use);
  } catch (error) {
    throw error instanceof MalformedPolicy ? malformed(error.message) : error;
  }
}

function malformed(message: string): AwsError {
  return new AwsError('MalformedPolicyDocument', message);
}
