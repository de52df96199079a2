import { operation } from '../service';
import { s } from '../shapes';
import { checkPolicy } from './checkPolicy';
import { changeRole, getRole, noSuchEntity, page } from './lookUp';
import { checkInlineSize } from './quotas';
import * as shapes from './shapes';

const policyOfRole = s.structure({
  RoleName: shapes.roleName.required(),
  PolicyName: shapes.policyName.required(),
});

export const PutRolePolicy = operation({
  write: true,
  input: s.structure({
    RoleName: shapes.roleName.required(),
    PolicyName: shapes.policyName.required(),
    PolicyDocument: shapes.policyDocument.required(),
  }),
  handle({ RoleName, PolicyName, PolicyDocument }, call) {
    checkPolicy(PolicyDocument);
    changeRole(RoleName, call, role => {
      const policies = { ...role.policies, [PolicyName]: PolicyDocument };
      checkInlineSize(RoleName, policies);
      return { policies };
    });
  },
});

export const GetRolePolicy = operation({
  write: false,
  input: policyOfRole,
  handle({ RoleName, PolicyName }, call) {
    const document = getRole(RoleName, call).policies[PolicyName];
    if (document === undefined) {
      throw noSuchPolicy(PolicyName);
    }
    return {
      RoleName,
      PolicyName,
      PolicyDocument: encodeURIComponent(document),
    };
  },
});

export const ListRolePolicies = operation({
  write: false,
  input: s.structure({
    RoleName: shapes.roleName.required(),
    ...shapes.paging,
  }),
  handle({ RoleName, ...paging }, call) {
    const names = Object.keys(getRole(RoleName, call).policies).sort();
    const { items, ...rest } = page(names, paging);
    return { PolicyNames: items, ...rest };
  },
});

export const DeleteRolePolicy = operation({
  write: true,
  input: policyOfRole,
  handle({ RoleName, PolicyName }, call) {
    changeRole(RoleName, call, ({ policies }) => {
      const { [PolicyName]: found, ...left } = policies;
      if (found === undefined) {
        throw noSuchPolicy(PolicyName);
      }
      return { policies: left };
    });
  },
});

function noSuchPolicy(name: string) {
  return noSuchEntity(`The role policy with name ${name} cannot be found.`);
}
