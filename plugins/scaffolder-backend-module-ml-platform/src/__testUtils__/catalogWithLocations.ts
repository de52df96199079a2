import { Entity } from '@backstage/catalog-model';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';

/** A catalog of entities that takes notes of the locations it is given, and refuses one it has unless it is to refresh it. */
export function catalogWithLocations(entities: Entity[]) {
  const locations: string[] = [];
  const catalog = Object.assign(catalogServiceMock({ entities }), {
    async addLocation({
      target,
      dryRun = false,
      onConflict = 'reject',
    }: {
      target: string;
      dryRun?: boolean;
      onConflict?: 'refresh' | 'reject';
    }) {
      const isKnown = locations.includes(target);
      if (isKnown && !dryRun && onConflict === 'reject') {
        throw new Error(`Location ${target} already exists`);
      }
      if (!isKnown && !dryRun) {
        locations.push(target);
      }
      const name = target.split('/').at(-5) ?? '';
      return {
        location: { id: target, type: 'url', target },
        entities: [
          {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Component',
            metadata: { namespace: 'default', name },
          },
        ],
      };
    },
  });
  return {
    locations,
    factory: createServiceFactory({
      service: catalogServiceRef,
      deps: {},
      factory: () => catalog,
    }),
  };
}
