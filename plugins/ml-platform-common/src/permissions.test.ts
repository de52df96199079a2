import { isResourcePermission } from '@backstage/plugin-permission-common';
import { ML_PROJECT_RESOURCE_TYPE, mlPlatformPermissions } from './permissions';

describe('mlPlatformPermissions', () => {
  it('are each of its own name', () => {
    const names = mlPlatformPermissions.map(({ name }) => name);

    expect(new Set(names).size).toBe(names.length);
    expect(names.every(name => name.startsWith('ml-platform.'))).toBe(true);
  });

  it('are decided per ML project', () => {
    expect(
      mlPlatformPermissions.every(permission =>
        isResourcePermission(permission, ML_PROJECT_RESOURCE_TYPE),
      ),
    ).toBe(true);
  });
});
