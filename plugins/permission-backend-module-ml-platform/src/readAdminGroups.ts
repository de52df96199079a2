import { RootConfigService } from '@backstage/backend-plugin-api';
import {
  CompoundEntityRef,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

const key = 'permission.mlPlatform.adminGroups';
const defaultAdminGroups = ['group:default/ml-platform'];

/** The entity refs of the admin groups, complete and in lower case as the catalog writes them. */
export function readAdminGroups(config: RootConfigService): string[] {
  const groups = config.getOptionalStringArray(key) ?? defaultAdminGroups;
  return groups.map(group => {
    const ref = parseGroupRef(group);
    if (ref?.kind.toLocaleLowerCase('en-US') !== 'group') {
      throw new InputError(
        `Config key ${key} has '${group}', which is not the entity ref of a group. Write it like group:default/ml-platform.`,
      );
    }
    return stringifyEntityRef(ref);
  });
}

function parseGroupRef(value: string): CompoundEntityRef | undefined {
  try {
    return parseEntityRef(value, {
      defaultKind: 'group',
      defaultNamespace: 'default',
    });
  } catch {
    return undefined;
  }
}
