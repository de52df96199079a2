import { operation } from '../service';
import { s } from '../shapes';
import { changeRole, getRole, noSuchEntity, page } from './lookUp';
import * as shapes from './shapes';

const policyOfRole = s.structure({
  RoleName: shapes.roleName.required(),
  PolicyArn: shapes.arn.required(),
});

export const AttachRolePolicy = operation({
  write: true,
  input: policyOfRole,
  handle({ RoleName, PolicyArn }, call) {
    checkPolicyArn(PolicyArn);
    changeRole(RoleName, call, ({ attachedPolicies }) => ({
      attachedPolicies: [...new Set([...attachedPolicies, PolicyArn])],
    }));
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
    PathPrefix: shapes.pathPrefix,
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

/** The sandbox has AWS's own managed policies, and no customer's. */
function checkPolicyArn(arn: string): void {
  if (!/^arn:aws:iam::aws:policy\/[\w+=,.@/-]+$/.test(arn)) {
    throw noSuchEntity(`Policy ${arn} does not exist or is not attachable.`);
  }
}
