import { addUserKey } from '../aws/accessKeys';
import { putRole, users, type Role } from '../aws/iam/documents';
import { putManagedPolicy } from '../aws/iam/managedPolicyDocuments';
import { uniqueIdOf } from '../aws/ids';
import { globalScope, type Env } from '../aws/service';
import {
  accounts,
  hubAccountId,
  managementAccountId,
  type SeedAccount,
} from './accounts';
import {
  boundaryName,
  boundaryStatements,
  portalUserArn,
  rolesOf,
  type SeedRole,
} from './roles';
import type { Seed } from './Seed';

const portalUser = {
  UserName: 'atelier-portal',
  UserId: uniqueIdOf('AIDA', 'atelier-portal'),
  Arn: portalUserArn,
};

/** The portal's access key; its secret is `sandbox-portal-secret-key-not-for-aws`. */
const portalAccessKeyId = 'AKIAATELIERPORTAL001';

/** The portal's user and access key, and the roles and boundary of every account. */
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

/** The roles and boundary of an account. */
export function seedRoles(account: SeedAccount, env: Env): void {
  if (account.id !== managementAccountId) {
    seedBoundary(account.id, env);
  }
  for (const role of rolesOf(account)) {
    seedRole(role, account.id, env);
  }
}

function seedBoundary(account: string, { store, clock }: Env): void {
  const Arn = boundaryArn(account);
  const createdAt = clock.now().toISOString();
  putManagedPolicy(store, {
    PolicyName: boundaryName,
    PolicyId: uniqueIdOf('ANPA', Arn),
    Arn,
    Path: '/',
    Description: 'The most that a role of an ML project may do.',
    createdAt,
    updatedAt: createdAt,
    DefaultVersionId: 'v1',
    versionCount: 1,
    versions: [
      { VersionId: 'v1', document: policy(boundaryStatements), createdAt },
    ],
    tags: [],
  });
}

function seedRole(
  { name, path, description, trust, ...seed }: SeedRole,
  account: string,
  { store, clock }: Env,
): void {
  const Arn = `arn:aws:iam::${account}:role${path}${name}`;
  const role: Role = {
    Path: path,
    RoleName: name,
    RoleId: uniqueIdOf('AROA', Arn),
    Arn,
    createdAt: clock.now().toISOString(),
    trustPolicy: policy([trust]),
    Description: description,
    MaxSessionDuration: 3_600,
    permissionsBoundary: seed.hasBoundary ? boundaryArn(account) : undefined,
    tags: seed.tags ?? [],
    policies: { [name]: policy(seed.statements) },
    attachedPolicies: [],
  };
  putRole(store, account, role);
}

function boundaryArn(account: string): string {
  return `arn:aws:iam::${account}:policy/${boundaryName}`;
}

function policy(Statement: object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement });
}
