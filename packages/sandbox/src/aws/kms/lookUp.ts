import { decide, parsePolicy, RequestContext } from '../../iam';
import { callContext } from '../../iam/authorize/callContext';
import { findRoleOf } from '../../iam/authorize/principalPolicies';
import { requesterOf } from '../../iam/authorize/requester';
import { AwsError } from '../errors';
import type { Call } from '../service';
import { findKey, type Key } from './documents';

/** What identity policies may say where only the key's policy is asked: everything. */
const anything = parsePolicy(
  '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}',
  'identity',
);

/** The key of an id, ARN or alias. Throws NotFoundException. */
export function getKey(reference: string, call: Call): Key {
  const key = findKey(call.env.store, reference, call);
  if (!key || key.region !== call.region) {
    throw notFound(reference, call);
  }
  return key;
}

/** Whether a key's policy, alone, would let the caller do it. */
export function isAllowed(
  key: Key,
  policy: string,
  action: string,
  call: Call,
): boolean {
  const request = {
    requester: requesterOf(call.principal),
    action: `kms:${action}`,
    resource: key.Arn,
    resourceAccount: key.account,
    context: new RequestContext({
      ...callContext(
        call,
        findRoleOf(call.principal, call.env.store),
        call.env,
      ),
      'kms:CallerAccount': call.account,
    }),
  };
  const decision = decide(request, {
    identity: [anything],
    resource: { kind: 'key', policy: parsePolicy(policy, 'resource') },
  });
  return decision.result === 'allowed';
}

/** Refuses a key that cannot be used now. */
export function checkUsable({ Arn, KeyState }: Key): void {
  if (KeyState === 'Disabled') {
    throw new AwsError('DisabledException', `${Arn} is disabled.`);
  }
  checkNotDeleted({ Arn, KeyState });
}

/** Refuses a key that waits for its deletion. */
export function checkNotDeleted({
  Arn,
  KeyState,
}: Pick<Key, 'Arn' | 'KeyState'>): void {
  if (KeyState === 'PendingDeletion') {
    throw new AwsError(
      'KMSInvalidStateException',
      `${Arn} is pending deletion.`,
    );
  }
}

function notFound(reference: string, { account, region }: Call): AwsError {
  const isAlias = /(^|:)alias\//.test(reference);
  const arn = reference.startsWith('arn:')
    ? reference
    : `arn:aws:kms:${region}:${account}:${isAlias ? '' : 'key/'}${reference}`;
  return new AwsError(
    'NotFoundException',
    isAlias ? `Alias ${arn} is not found.` : `Key '${arn}' does not exist`,
  );
}
