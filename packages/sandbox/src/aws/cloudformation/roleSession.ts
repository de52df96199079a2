import { findRole } from '../iam/documents';
import { isTrusted } from '../iam/trustPolicy';
import type { Principal, Store } from '../service';

/**
 * A session of a role that an AWS service assumes for the role's own account; undefined where
 * the role does not exist or does not trust the service.
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
  const isOpen =
    role?.Arn === roleArn &&
    isTrusted(role.trustPolicy, {
      action: 'sts:AssumeRole',
      roleArn,
      requester: { kind: 'service', name: service },
      context: { 'aws:SourceAccount': account, 'aws:SecureTransport': 'true' },
    });
  if (!role || !isOpen) {
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
