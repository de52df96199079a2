import { findRole } from '../iam/documents';
import type { Principal, Store } from '../service';

type OneOrMore<T> = T | T[];

interface TrustPolicy {
  Statement: OneOrMore<{
    Effect: string;
    Principal?: '*' | { Service?: OneOrMore<string> };
  }>;
}

/**
 * A session of a role that an AWS service assumes; undefined where the role does not exist or
 * does not trust the service.
 *
 * @param service - its principal, for example `cloudformation.amazonaws.com`
 */
export function roleSession(
  roleArn: string,
  service: string,
  sessionName: string,
  store: Store,
): Principal | undefined {
  const account = roleArn.split(':')[4];
  const role = findRole(store, account, roleArn.split('/').pop() ?? '');
  if (role?.Arn !== roleArn || !trusts(role.trustPolicy, service)) {
    return undefined;
  }
  return {
    arn: `arn:aws:sts::${account}:assumed-role/${role.RoleName}/${sessionName}`,
    account,
    kind: 'role',
    userId: `${role.RoleId}:${sessionName}`,
    sessionName,
    roleName: role.RoleName,
    roleArn: role.Arn,
    tags: {},
  };
}

function trusts(policy: string, service: string): boolean {
  const { Statement } = JSON.parse(policy) as TrustPolicy;
  return [Statement]
    .flat()
    .some(
      ({ Effect, Principal: principal }) =>
        Effect === 'Allow' &&
        principal !== undefined &&
        principal !== '*' &&
        [principal.Service ?? []].flat().includes(service),
    );
}
