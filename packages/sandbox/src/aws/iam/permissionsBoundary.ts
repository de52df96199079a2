import { operation } from '../service';
import { s } from '../shapes';
import { changeRole } from './lookUp';
import { checkBoundary } from './managedPolicyDocuments';
import * as shapes from './shapes';

export const PutRolePermissionsBoundary = operation({
  write: true,
  input: s.structure({
    RoleName: shapes.roleName.required(),
    PermissionsBoundary: shapes.arn.required(),
  }),
  handle({ RoleName, PermissionsBoundary }, call) {
    checkBoundary(PermissionsBoundary, call.env.store);
    changeRole(RoleName, call, () => ({
      permissionsBoundary: PermissionsBoundary,
    }));
  },
});

export const DeleteRolePermissionsBoundary = operation({
  write: true,
  input: s.structure({ RoleName: shapes.roleName.required() }),
  handle({ RoleName }, call) {
    changeRole(RoleName, call, () => ({ permissionsBoundary: undefined }));
  },
});
