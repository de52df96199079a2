import { MalformedPolicy, parsePolicy } from '../../iam';
import { AwsError } from '../errors';
import { invalidPrincipals } from '../iam/invalidPrincipals';
import { operation, type Call } from '../service';
import { s } from '../shapes';
import { putKey, type Key } from './documents';
import { getKey, isAllowed } from './lookUp';
import * as shapes from './shapes';

export const GetKeyPolicy = operation({
  write: false,
  input: s.structure({ KeyId: shapes.keyId, PolicyName: shapes.policyName }),
  handle({ KeyId }, call) {
    const { policy } = getKey(KeyId, call);
    return { Policy: policy, PolicyName: 'default' };
  },
});

export const PutKeyPolicy = operation({
  write: true,
  input: s.structure({
    KeyId: shapes.keyId,
    PolicyName: shapes.policyName,
    Policy: shapes.policy.required(),
    BypassPolicyLockoutSafetyCheck: s.boolean(),
  }),
  handle(input, call) {
    const key = getKey(input.KeyId, call);
    checkKeyPolicy(
      input.Policy,
      key,
      input.BypassPolicyLockoutSafetyCheck ?? false,
      call,
    );
    putKey(call.env.store, { ...key, policy: input.Policy });
    return {};
  },
});

/** Refuses what is no policy, names nobody, or would lock the caller out for good. */
export function checkKeyPolicy(
  policy: string,
  key: Key,
  isLockoutFine: boolean,
  call: Call,
): void {
  try {
    parsePolicy(policy, 'resource');
  } catch (error) {
    throw error instanceof MalformedPolicy ? malformed(error.message) : error;
  }
  const statements = [JSON.parse(policy).Statement].flat();
  if (invalidPrincipals(statements, call.env.store).length) {
    throw malformed(
      'Policy contains a statement with one or more invalid principals.',
    );
  }
  if (!isLockoutFine && !isAllowed(key, policy, 'PutKeyPolicy', call)) {
    throw malformed(
      'The new key policy will not allow you to update the key policy in the future.',
    );
  }
}

function malformed(message: string): AwsError {
  return new AwsError('MalformedPolicyDocumentException', message);
}
