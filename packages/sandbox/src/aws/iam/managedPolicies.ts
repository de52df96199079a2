import { AwsError } from '../errors';
import { uniqueId } from '../ids';
import { globalScope, operation, type Call } from '../service';
import { s } from '../shapes';
import { checkPolicy } from './checkPolicy';
import { roles } from './documents';
import { noSuchEntity, page } from './lookUp';
import {
  findManagedPolicy,
  managedPolicies,
  putManagedPolicy,
  type ManagedPolicy,
} from './managedPolicyDocuments';
import { checkManagedPolicySize, checkTagKeys } from './quotas';
import * as shapes from './shapes';

export const CreatePolicy = operation({
  write: true,
  input: s.structure({
    PolicyName: shapes.policyName.required(),
    Path: shapes.policyPath,
    PolicyDocument: shapes.policyDocument.required(),
    Description: s.string({ max: 1000 }),
    Tags: shapes.tags,
  }),
  handle(input, { account, env }) {
    const { PolicyName, Path = '/' } = input;
    checkPolicy(input.PolicyDocument);
    checkManagedPolicySize(input.PolicyDocument);
    checkTagKeys(input.Tags);
    if (env.store.get(managedPolicies, globalScope(account), PolicyName)) {
      throw new AwsError(
        'EntityAlreadyExists',
        `A policy called ${PolicyName} already exists. Duplicate names are not allowed.`,
        409,
      );
    }
    const now = env.clock.now().toISOString();
    const policy: ManagedPolicy = {
      PolicyName,
      PolicyId: uniqueId('ANPA'),
      Arn: `arn:aws:iam::${account}:policy${Path}${PolicyName}`,
      Path,
      Description: input.Description,
      createdAt: now,
      updatedAt: now,
      DefaultVersionId: 'v1',
      versionCount: 1,
      versions: [
        { VersionId: 'v1', document: input.PolicyDocument, createdAt: now },
      ],
      tags: input.Tags ?? [],
    };
    putManagedPolicy(env.store, policy);
    const { Description, ...created } = toPolicy(policy, env.store);
    return { Policy: created };
  },
});

export const GetPolicy = operation({
  write: false,
  input: s.structure({ PolicyArn: shapes.arn.required() }),
  handle: ({ PolicyArn }, call) => ({
    Policy: toPolicy(getPolicy(PolicyArn, call), call.env.store),
  }),
});

export const ListPolicies = operation({
  write: false,
  input: s.structure({
    Scope: s.string({ enum: ['All', 'AWS', 'Local'] }),
    OnlyAttached: s.boolean(),
    PathPrefix: shapes.policyPath,
    PolicyUsageFilter: s.string({
      enum: ['PermissionsPolicy', 'PermissionsBoundary'],
    }),
    ...shapes.paging,
  }),
  handle(input, { account, env }) {
    const { PathPrefix = '/', PolicyUsageFilter: usage } = input;
    const all =
      input.Scope === 'AWS'
        ? []
        : env.store.list(managedPolicies, globalScope(account));
    const found = all
      .filter(({ Path }) => Path.startsWith(PathPrefix))
      .map(policy => toPolicy(policy, env.store))
      .filter(
        one =>
          (!input.OnlyAttached || one.AttachmentCount > 0) &&
          (usage !== 'PermissionsPolicy' || one.AttachmentCount > 0) &&
          (usage !== 'PermissionsBoundary' ||
            one.PermissionsBoundaryUsageCount > 0),
      );
    const { items, ...rest } = page(found, input);
    return {
      Policies: items.map(({ Tags, Description, ...listed }) => listed),
      ...rest,
    };
  },
});

export const ListEntitiesForPolicy = operation({
  write: false,
  input: s.structure(
    {
      PolicyArn: shapes.arn.required(),
      EntityFilter: s.string({
        enum: [
          'User',
          'Role',
          'Group',
          'LocalManagedPolicy',
          'AWSManagedPolicy',
        ],
      }),
      PolicyUsageFilter: s.string({
        enum: ['PermissionsPolicy', 'PermissionsBoundary'],
      }),
      ...shapes.paging,
    },
    ['PathPrefix'],
  ),
  handle(input, call) {
    const { Arn } = getPolicy(input.PolicyArn, call);
    const { attached, bounded } = usersOf(Arn, call.env.store);
    const found =
      input.PolicyUsageFilter === 'PermissionsBoundary' ? bounded : attached;
    const { items, ...rest } = page(found, input);
    return {
      PolicyGroups: [],
      PolicyUsers: [],
      PolicyRoles: items.map(({ RoleName, RoleId }) => ({ RoleName, RoleId })),
      ...rest,
    };
  },
});

export const DeletePolicy = operation({
  write: true,
  input: s.structure({ PolicyArn: shapes.arn.required() }),
  handle({ PolicyArn }, call) {
    const { Arn, PolicyName, versions } = getPolicy(PolicyArn, call);
    const { attached, bounded } = usersOf(Arn, call.env.store);
    if (attached.length || bounded.length) {
      throw new AwsError(
        'DeleteConflict',
        'Cannot delete a policy attached to entities.',
        409,
      );
    }
    if (versions.length > 1) {
      throw new AwsError(
        'DeleteConflict',
        "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
        409,
      );
    }
    const scope = globalScope(call.account);
    call.env.store.delete(managedPolicies, scope, PolicyName);
  },
});

/** The caller's account's policy of that ARN. Throws NoSuchEntity. */
export function getPolicy(arn: string, { account, env }: Call): ManagedPolicy {
  const found = findManagedPolicy(env.store, arn);
  if (!found || arn.split(':')[4] !== account) {
    throw noSuchEntity(`Policy ${arn} was not found.`);
  }
  return found;
}

/** The roles that have a policy attached, and those that it limits. */
function usersOf(arn: string, store: Call['env']['store']) {
  const all = store.list(roles, globalScope(arn.split(':')[4]));
  return {
    attached: all.filter(one => one.attachedPolicies.includes(arn)),
    bounded: all.filter(one => one.permissionsBoundary === arn),
  };
}

function toPolicy(policy: ManagedPolicy, store: Call['env']['store']) {
  const { createdAt, updatedAt, versionCount, versions, tags, ...members } =
    policy;
  const { attached, bounded } = usersOf(policy.Arn, store);
  return {
    ...members,
    AttachmentCount: attached.length,
    PermissionsBoundaryUsageCount: bounded.length,
    IsAttachable: true,
    CreateDate: new Date(createdAt),
    UpdateDate: new Date(updatedAt),
    Tags: tags.length ? tags : undefined,
  };
}
