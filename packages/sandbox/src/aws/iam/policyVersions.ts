import { AwsError } from '../errors';
import { operation, type Call } from '../service';
import { s } from '../shapes';
import { checkPolicy } from './checkPolicy';
import { noSuchEntity, page } from './lookUp';
import { getPolicy } from './managedPolicies';
import {
  putManagedPolicy,
  type ManagedPolicy,
  type PolicyVersion,
} from './managedPolicyDocuments';
import { checkManagedPolicySize } from './quotas';
import * as shapes from './shapes';

const maxVersions = 5;

const versionId = s.string({ pattern: 'v[1-9][0-9]*(\\.[A-Za-z0-9-]*)?' });
const ofVersion = s.structure({
  PolicyArn: shapes.arn.required(),
  VersionId: versionId.required(),
});

export const CreatePolicyVersion = operation({
  write: true,
  input: s.structure({
    PolicyArn: shapes.arn.required(),
    PolicyDocument: shapes.policyDocument.required(),
    SetAsDefault: s.boolean(),
  }),
  handle({ PolicyArn, PolicyDocument, SetAsDefault }, call) {
    const policy = getPolicy(PolicyArn, call);
    checkPolicy(PolicyDocument);
    checkManagedPolicySize(PolicyDocument);
    if (policy.versions.length >= maxVersions) {
      throw new AwsError(
        'LimitExceeded',
        `A managed policy can have up to ${maxVersions} versions. Before you create a new version, you must delete an existing version.`,
        409,
      );
    }
    const versionCount = policy.versionCount + 1;
    const added: PolicyVersion = {
      VersionId: `v${versionCount}`,
      document: PolicyDocument,
      createdAt: call.env.clock.now().toISOString(),
    };
    const changed: ManagedPolicy = {
      ...policy,
      versionCount,
      updatedAt: added.createdAt,
      versions: [added, ...policy.versions],
      DefaultVersionId: SetAsDefault
        ? added.VersionId
        : policy.DefaultVersionId,
    };
    putManagedPolicy(call.env.store, changed);
    const { Document, ...shown } = toVersion(added, changed);
    return { PolicyVersion: shown };
  },
});

export const GetPolicyVersion = operation({
  write: false,
  input: ofVersion,
  handle(input, call) {
    const policy = getPolicy(input.PolicyArn, call);
    return { PolicyVersion: toVersion(getVersion(input, policy), policy) };
  },
});

export const ListPolicyVersions = operation({
  write: false,
  input: s.structure({ PolicyArn: shapes.arn.required(), ...shapes.paging }),
  handle({ PolicyArn, ...paging }, call) {
    const policy = getPolicy(PolicyArn, call);
    const { items, ...rest } = page(policy.versions, paging);
    return {
      Versions: items.map(one => {
        const { Document, ...listed } = toVersion(one, policy);
        return listed;
      }),
      ...rest,
    };
  },
});

export const SetDefaultPolicyVersion = operation({
  write: true,
  input: ofVersion,
  handle(input, call: Call) {
    const policy = getPolicy(input.PolicyArn, call);
    const { VersionId: DefaultVersionId } = getVersion(input, policy);
    putManagedPolicy(call.env.store, { ...policy, DefaultVersionId });
  },
});

export const DeletePolicyVersion = operation({
  write: true,
  input: ofVersion,
  handle(input, call) {
    const policy = getPolicy(input.PolicyArn, call);
    const gone = getVersion(input, policy);
    if (gone.VersionId === policy.DefaultVersionId) {
      throw new AwsError(
        'DeleteConflict',
        'Cannot delete the default version of a policy.',
        409,
      );
    }
    const versions = policy.versions.filter(one => one !== gone);
    putManagedPolicy(call.env.store, { ...policy, versions });
  },
});

function getVersion(
  { PolicyArn, VersionId }: { PolicyArn: string; VersionId: string },
  { versions }: ManagedPolicy,
): PolicyVersion {
  const found = versions.find(one => one.VersionId === VersionId);
  if (!found) {
    throw noSuchEntity(
      `Policy ${PolicyArn} version ${VersionId} does not exist or is not attachable.`,
    );
  }
  return found;
}

/** IAM gives policies URL-encoded. */
function toVersion(
  version: PolicyVersion,
  { DefaultVersionId }: ManagedPolicy,
) {
  return {
    Document: encodeURIComponent(version.document),
    VersionId: version.VersionId,
    IsDefaultVersion: version.VersionId === DefaultVersionId,
    CreateDate: new Date(version.createdAt),
  };
}
