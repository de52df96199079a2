import { AwsError } from '../errors';
import { uniqueId } from '../ids';
import { globalScope, operation, type Store } from '../service';
import { s } from '../shapes';
import { checkTrustPolicy } from './checkPolicy';
import { putRole, roles, type Role } from './documents';
import { changeRole, getRole, page, removeRole } from './lookUp';
import { checkBoundary } from './managedPolicyDocuments';
import { checkTagKeys, checkTrustPolicySize } from './quotas';
import * as shapes from './shapes';

export const CreateRole = operation({
  write: true,
  input: s.structure({
    Path: shapes.path,
    RoleName: shapes.roleName.required(),
    AssumeRolePolicyDocument: shapes.policyDocument.required(),
    Description: shapes.roleDescription,
    MaxSessionDuration: shapes.maxSessionDuration,
    PermissionsBoundary: shapes.arn,
    Tags: shapes.tags,
  }),
  handle(input, { account, env }) {
    const { RoleName, Path = '/' } = input;
    checkTrustPolicy(input.AssumeRolePolicyDocument, env.store);
    checkTrustPolicySize(input.AssumeRolePolicyDocument);
    checkTagKeys(input.Tags);
    checkBoundary(input.PermissionsBoundary, env.store);
    if (isTaken(RoleName, account, env.store)) {
      throw new AwsError(
        'EntityAlreadyExists',
        `Role with name ${RoleName} already exists.`,
        409,
      );
    }
    const role: Role = {
      Path,
      RoleName,
      RoleId: uniqueId('AROA'),
      Arn: `arn:aws:iam::${account}:role${Path}${RoleName}`,
      createdAt: env.clock.now().toISOString(),
      trustPolicy: input.AssumeRolePolicyDocument,
      Description: input.Description,
      MaxSessionDuration: input.MaxSessionDuration ?? 3_600,
      permissionsBoundary: input.PermissionsBoundary,
      tags: input.Tags ?? [],
      policies: {},
      attachedPolicies: [],
    };
    putRole(env.store, account, role);
    return { Role: toRole(role) };
  },
});

export const GetRole = operation({
  write: false,
  input: s.structure({ RoleName: shapes.roleName.required() }),
  handle: ({ RoleName }, call) => ({ Role: toRole(getRole(RoleName, call)) }),
});

export const ListRoles = operation({
  write: false,
  input: s.structure({ PathPrefix: shapes.pathPrefix, ...shapes.paging }),
  handle({ PathPrefix = '/', ...paging }, { account, env }) {
    const found = env.store
      .list(roles, globalScope(account))
      .filter(({ Path }) => Path.startsWith(PathPrefix));
    const { items, ...rest } = page(found, paging);
    return {
      Roles: items.map(role => {
        const { Tags, PermissionsBoundary, ...listed } = toRole(role);
        return listed;
      }),
      ...rest,
    };
  },
});

export const UpdateRole = operation({
  write: true,
  input: s.structure({
    RoleName: shapes.roleName.required(),
    Description: shapes.roleDescription,
    MaxSessionDuration: shapes.maxSessionDuration,
  }),
  handle({ RoleName, ...change }, call) {
    changeRole(RoleName, call, () => change);
    return {};
  },
});

export const UpdateAssumeRolePolicy = operation({
  write: true,
  input: s.structure({
    RoleName: shapes.roleName.required(),
    PolicyDocument: shapes.policyDocument.required(),
  }),
  handle({ RoleName, PolicyDocument }, call) {
    checkTrustPolicy(PolicyDocument, call.env.store);
    checkTrustPolicySize(PolicyDocument);
    changeRole(RoleName, call, () => ({ trustPolicy: PolicyDocument }));
  },
});

export const DeleteRole = operation({
  write: true,
  input: s.structure({ RoleName: shapes.roleName.required() }),
  handle({ RoleName }, call) {
    const { policies, attachedPolicies } = getRole(RoleName, call);
    if (attachedPolicies.length) {
      throw deleteConflict('detach all policies');
    }
    if (Object.keys(policies).length) {
      throw deleteConflict('delete policies');
    }
    removeRole(RoleName, call);
  },
});

/** Names of roles are unique whatever their case. */
function isTaken(name: string, account: string, store: Store): boolean {
  return store
    .list(roles, globalScope(account))
    .some(({ RoleName }) => RoleName.toLowerCase() === name.toLowerCase());
}

function deleteConflict(what: string): AwsError {
  return new AwsError(
    'DeleteConflict',
    `Cannot delete entity, must ${what} first.`,
    409,
  );
}

/** IAM gives policies URL-encoded. */
function toRole(role: Role) {
  return {
    Path: role.Path,
    RoleName: role.RoleName,
    RoleId: role.RoleId,
    Arn: role.Arn,
    CreateDate: new Date(role.createdAt),
    AssumeRolePolicyDocument: encodeURIComponent(role.trustPolicy),
    Description: role.Description,
    MaxSessionDuration: role.MaxSessionDuration,
    PermissionsBoundary: role.permissionsBoundary && {
      PermissionsBoundaryType: 'Policy',
      PermissionsBoundaryArn: role.permissionsBoundary,
    },
    Tags: role.tags.length ? role.tags : undefined,
  };
}
