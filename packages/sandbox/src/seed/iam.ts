import { addUserKey } from '../aws/accessKeys';
import { putRole, users, type Role } from '../aws/iam/documents';
import { uniqueIdOf } from '../aws/ids';
import { globalScope, type Env } from '../aws/service';
import {
  accounts,
  dataAccountId,
  hubAccountId,
  managementAccountId,
} from './accounts';
import type { Seed } from './Seed';

const portalUser = {
  UserName: 'atelier-portal',
  UserId: uniqueIdOf('AIDA', 'atelier-portal'),
  Arn: `arn:aws:iam::${hubAccountId}:user/atelier-portal`,
};

/** The portal's access key; its secret is `sandbox-portal-secret-key-not-for-aws`. */
const portalAccessKeyId = 'AKIAATELIERPORTAL001';

const portalRoles = ['AtelierReader', 'AtelierProvisioner'];
const personaRoles = ['data-scientist', 'ml-engineer', 'model-reviewer'];

/** The portal's user and access key, and the roles of every account. */
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
  for (const { id, project } of accounts) {
    for (const role of rolesOf(id, project !== undefined)) {
      seedRole(role, id, env);
    }
  }
};

interface SeedRole {
  name: string;
  path: string;
  trust: object;
  description: string;
}

function rolesOf(account: string, isSpoke: boolean): SeedRole[] {
  if (account === managementAccountId) {
    return [
      portalRole('AtelierReader', 'Reads Organizations and Cost Explorer.'),
      portalRole(
        'AtelierAccountFactory',
        'Creates the accounts of ML projects.',
      ),
    ];
  }
  return [
    ...portalRoles.map(name =>
      portalRole(name, 'Assumed by the Atelier portal.'),
    ),
    {
      name: 'AtelierLaunchStudio',
      path: '/',
      trust: trustService('servicecatalog.amazonaws.com'),
      description: 'Launch role of the Studio products.',
    },
    ...(account === hubAccountId
      ? [
          portalRole(
            'AtelierCatalogAdmin',
            'Publishes Service Catalog products.',
          ),
        ]
      : []),
    ...(isSpoke && account !== dataAccountId
      ? personaRoles.map(name => ({
          name,
          path: '/atelier/',
          trust: trustService('sagemaker.amazonaws.com'),
          description: `Execution role of the persona ${name}.`,
        }))
      : []),
  ];
}

function portalRole(name: string, description: string): SeedRole {
  const trust = {
    Effect: 'Allow',
    Principal: { AWS: portalUser.Arn },
    Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
  };
  return { name, path: '/', trust, description };
}

function trustService(service: string): object {
  return {
    Effect: 'Allow',
    Principal: { Service: service },
    Action: 'sts:AssumeRole',
  };
}

function seedRole(
  { name, path, trust, description }: SeedRole,
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
    trustPolicy: JSON.stringify({ Version: '2012-10-17', Statement: [trust] }),
    Description: description,
    MaxSessionDuration: 3_600,
    tags: [],
    policies: {},
    attachedPolicies: [],
  };
  putRole(store, account, role);
}
