import { addUserKey } from '../aws/accessKeys';
import { putRole, users, type User } from '../aws/iam/documents';
import { putManagedPolicy } from '../aws/iam/managedPolicyDocuments';
import { uniqueIdOf } from '../aws/ids';
import { globalScope, type Env } from '../aws/service';
import { accounts, hubAccountId, type SeedAccount } from './accounts';
import {
  deployedIam,
  portalUserArn,
  type DeployedPolicy,
  type DeployedRole,
} from './deployedIam';
import type { Seed } from './Seed';

const portalUser: User = {
  UserName: 'atelier-portal',
  UserId: uniqueIdOf('AIDA', 'atelier-portal'),
  Arn: portalUserArn,
  attachedPolicies: [policyArn(hubAccountId, 'AtelierPortal')],
};

/** The portal's access key; its secret is `sandbox-portal-secret-key-not-for-aws`. */
const portalAccessKeyId = 'AKIAATELIERPORTAL001';

/** The portal's user and access key, and the roles and policies of every account. */
export const seedIam: Seed = env => {
  const { store } = env;
  store.put(users, globalScope(hubAccountId), portalUser.UserName, portalUser);
  addUserKey(store, portalAccessKeyId, {
    arn: portalUser.Arn,
    account: hubAccountId,
    kind: 'user',
    userId: portalUser.UserId,
    tags: {},
  });
  accounts.forEach(account => seedRoles(account, env));
};

/** The roles and policies that `deploy/aws` makes in an account. */
export function seedRoles(account: SeedAccount, env: Env): void {
  const { roles, policies } = deployedIam(account);
  policies.forEach(policy => seedPolicy(policy, account.id, env));
  roles.forEach(role => seedRole(role, account.id, env));
}

function seedPolicy(
  { ManagedPolicyName, Description, PolicyDocument }: DeployedPolicy,
  account: string,
  { store, clock }: Env,
): void {
  const Arn = policyArn(account, ManagedPolicyName);
  const createdAt = clock.now().toISOString();
  const document = JSON.stringify(PolicyDocument);
  putManagedPolicy(store, {
    PolicyName: ManagedPolicyName,
    PolicyId: uniqueIdOf('ANPA', Arn),
    Arn,
    Path: '/',
    Description,
    createdAt,
    updatedAt: createdAt,
    DefaultVersionId: 'v1',
    versionCount: 1,
    versions: [{ VersionId: 'v1', document, createdAt }],
    tags: [],
  });
}

function seedRole(
  { RoleName, Path = '/', Policies = [], Tags = [], ...role }: DeployedRole,
  account: string,
  { store, clock }: Env,
): void {
  const Arn = `arn:aws:iam::${account}:role${Path}${RoleName}`;
  putRole(store, account, {
    Path,
    RoleName,
    RoleId: uniqueIdOf('AROA', Arn),
    Arn,
    createdAt: clock.now().toISOString(),
    trustPolicy: JSON.stringify(role.AssumeRolePolicyDocument),
    Description: role.Description,
    MaxSessionDuration: role.MaxSessionDuration ?? 3_600,
    permissionsBoundary: role.PermissionsBoundary,
    tags: Tags,
    policies: Object.fromEntries(
      Policies.map(({ PolicyName, PolicyDocument }) => [
        PolicyName,
        JSON.stringify(PolicyDocument),
      ]),
    ),
    attachedPolicies: [],
  });
}

function policyArn(account: string, name: string): string {
  return `arn:aws:iam::${account}:policy/${name}`;
}
