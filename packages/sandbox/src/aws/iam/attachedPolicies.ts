import { AwsError } from '../errors';
import { operation, type Call } from '../service';
import { s } from '../shapes';
import { changeRole, getRole, noSuchEntity, page } from './lookUp';
import { findManagedPolicy } from './managedPolicyDocuments';
import * as shapes from './shapes';

const policyOfRole = s.structure({
  RoleName: shapes.roleName.required(),
  PolicyArn: shapes.arn.required(),
});

const maxAttached = 10;

export const AttachRolePolicy = operation({
  write: true,
  input: policyOfRole,
  handle({ RoleName, PolicyArn }, call) {
    checkAttachable(PolicyArn, call);
    changeRole(RoleName, call, role => {
      const attachedPolicies = [
        ...new Set([...role.attachedPolicies, PolicyArn]),
      ];
      if (attachedPolicies.length > maxAttached) {
        throw new AwsError(
          'LimitExceeded',
          `Cannot exceed quota for PoliciesPerRole: ${maxAttached}`,
          409,
        );
      }
      return { attachedPolicies };
    });
  },
});

export const DetachRolePolicy = operation({
  write: true,
  input: policyOfRole,
  handle({ RoleName, PolicyArn }, call) {
    changeRole(RoleName, call, ({ attachedPolicies }) => {
      if (!attachedPolicies.includes(PolicyArn)) {
        throw noSuchEntity(`Policy ${PolicyArn} was not found.`);
      }
      return {
        attachedPolicies: attachedPolicies.filter(arn => arn !== PolicyArn),
      };
    });
  },
});

export const ListAttachedRolePolicies = operation({
  write: false,
  input: s.structure({
    RoleName: shapes.roleName.required(),
    PathPrefix: shapes.policyPath,
    ...shapes.paging,
  }),
  handle({ RoleName, PathPrefix = '/', ...paging }, call) {
    const found = getRole(RoleName, call).attachedPolicies.filter(arn =>
      arn.slice(arn.indexOf(':policy/') + 7).startsWith(PathPrefix),
    );
    const { items, ...rest } = page(found, paging);
    return {
      AttachedPolicies: items.map(arn => ({
        PolicyName: arn.slice(arn.lastIndexOf('/') + 1),
        PolicyArn: arn,
      })),
      ...rest,
    };
  },
});

/** Of AWS's own managed policies the sandbox knows the names only. */
function checkAttachable(arn: string, { account, env }: Call): void {
  const isOfAws = /^arn:aws:iam::aws:policy\/[\w+=,.@/-]+$/.test(arn);
  const isOwn = arn.split(':')[4] === account;
  if (!isOfAws && !(isOwn && findManagedPolicy(env.store, arn))) {
    throw noSuchEntity(`Policy ${arn} does not exist or is not attachable.`);
  }
}
