import { isResourcePermission } from '@backstage/plugin-permission-common';
import {
  ML_PROJECT_RESOURCE_TYPE,
  mlPlatformAdministerPermission,
  mlPlatformPermissions,
} from './permissions';

describe('mlPlatformPermissions', () => {
  it('are each of its own name', () => {
    const names = mlPlatformPermissions.map(({ name }) => name);

    expect(new Set(names).size).toBe(names.length);
    expect(names.every(name => name.startsWith('ml-platform.'))).toBe(true);
  });

  it('are decided per ML project, but for administering the platform', () => {
    const perProject = mlPlatformPermissions.filter(permission =>
      isResourcePermission(permission, ML_PROJECT_RESOURCE_TYPE),
    );

    expect(perProject).toEqual(
      mlPlatformPermissions.filter(
        permission => permission !== mlPlatformAdministerPermission,
      ),
    );
  });
});
