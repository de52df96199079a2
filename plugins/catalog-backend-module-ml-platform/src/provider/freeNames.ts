import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import {
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';

const chunkSize = 500;

/**
 * Removes entities of other origins that hold the name of an ML project or of its account.
 *
 * The catalog gives a name to whoever registers it first. Whoever registered `system:default/<slug>` before the ML
 * project had its accounts would otherwise stand in its place, with an owner of their choice. Their Location stays; it
 * cannot take the name again while the ML project holds it. True if there was one.
 */
export async function freeNames(
  entities: Entity[],
  options: {
    auth: AuthService;
    catalog: CatalogService;
    logger: LoggerService;
  },
): Promise<boolean> {
  let freed = false;
  const { auth, catalog, logger } = options;
  const credentials = await auth.getOwnServiceCredentials();
  for (let start = 0; start < entities.length; start += chunkSize) {
    const ours = entities.slice(start, start + chunkSize);
    const { items } = await catalog.getEntitiesByRefs(
      {
        entityRefs: ours.map(entity => stringifyEntityRef(entity)),
        fields: ['kind', 'metadata'],
      },
      { credentials },
    );
    for (const [index, holder] of items.entries()) {
      const origin = originOf(holder);
      if (holder?.metadata.uid && origin !== originOf(ours[index])) {
        logger.warn(
          `${stringifyEntityRef(
            holder,
          )} from ${origin} holds the name of an ML project and is removed; its authors should give it another name`,
        );
        await catalog.removeEntityByUid(holder.metadata.uid, { credentials });
        freed = true;
      }
    }
  }
  return freed;
}

function originOf(entity: Entity | undefined): string | undefined {
  return entity?.metadata.annotations?.[ANNOTATION_ORIGIN_LOCATION];
}
