import type { Element, PrincipalName } from '../policy/Policy';
import type { Requester } from './Requester';

/**
 * How a resource's policy reaches the requester: `direct` as the one that calls, by its `entity`
 * (the role of a session, the user of a federated one), or by its `account`, whose own policies
 * then decide.
 */
export type Reach = 'direct' | 'entity' | 'account';

/** The closest way in which `Principal` names the requester; undefined where it does not. */
export function reachOf(
  { isNegated, values }: Element<PrincipalName>,
  requester: Requester,
): Reach | undefined {
  if (isNegated) {
    return isExempt(values, requester) ? undefined : 'direct';
  }
  const reaches = values.map(value => reachOfName(value, requester));
  return (['direct', 'entity', 'account'] as const).find(reach =>
    reaches.includes(reach),
  );
}

function reachOfName(
  { type, name }: PrincipalName,
  requester: Requester,
): Reach | undefined {
  if (type === '*') {
    return 'direct';
  }
  if (requester.kind === 'service') {
    return type === 'Service' && name === requester.name ? 'direct' : undefined;
  }
  if (requester.kind === 'webIdentity') {
    return type === 'Federated' && name === requester.provider
      ? 'direct'
      : undefined;
  }
  if (type !== 'AWS' || requester.kind === 'anonymous') {
    return undefined;
  }
  if (name === requester.arn) {
    return 'direct';
  }
  if (name === entityArn(requester)) {
    return 'entity';
  }
  return isAccount(name, requester.account) ? 'account' : undefined;
}

/**
 * Whether `NotPrincipal` leaves the requester out: it must name every identity that the requester
 * has, the session as well as its role and account.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
function isExempt(
  names: readonly PrincipalName[],
  requester: Requester,
): boolean {
  const reaches = names.map(name => reachOfName(name, requester));
  if (!('account' in requester) || names.some(({ type }) => type === '*')) {
    return reaches.includes('direct');
  }
  const needed: Reach[] = [
    'direct',
    ...(entityArn(requester) ? (['entity'] as const) : []),
    ...(requester.kind === 'root' ? [] : (['account'] as const)),
  ];
  return needed.every(reach => reaches.includes(reach));
}

function entityArn(requester: Requester): string | undefined {
  switch (requester.kind) {
    case 'role':
      return requester.roleArn;
    case 'federatedUser':
      return requester.userArn;
    default:
      return undefined;
  }
}

function isAccount(name: string, account: string): boolean {
  return name === account || name === `arn:aws:iam::${account}:root`;
}
