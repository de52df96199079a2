import { MalformedPolicy, parsePolicy } from '../../iam';
import { AwsError } from '../errors';
import {
  findManagedPolicy,
  policyDocument,
} from '../iam/managedPolicyDocuments';
import type { Store } from '../service';

interface Given {
  Policy?: string;
  PolicyArns?: { arn?: string }[];
}

/** The policies that limit a session, as documents; undefined where none were given. */
export function sessionPolicies(
  { Policy, PolicyArns = [] }: Given,
  account: string,
  store: Store,
): string[] | undefined {
  if (Policy !== undefined) {
    checkDocument(Policy);
  }
  const named = PolicyArns.map(({ arn = '' }) => {
    const isOwn = arn.split(':')[4] === account;
    if (!isOwn || !findManagedPolicy(store, arn)) {
      throw new AwsError('ValidationError', `Policy ${arn} does not exist.`);
    }
    return policyDocument(store, arn) ?? '';
  });
  const all = Policy === undefined ? named : [Policy, ...named];
  return all.length ? all : undefined;
}

function checkDocument(document: string): void {
  try {
    parsePolicy(document, 'identity');
  } catch (error) {
    throw error instanceof MalformedPolicy
      ? new AwsError('MalformedPolicyDocument', error.message)
      : error;
  }
}
