import { Entity } from '@backstage/catalog-model';
import {
  ML_PROJECT_ANNOTATION,
  ML_PROJECT_TYPE,
} from '@atelier/plugin-ml-platform-common';

/**
 * Whether an entity is the System of an ML project.
 *
 * @public
 */
export function isMlProject(entity: Entity): boolean {
  return (
    entity.kind.toLocaleLowerCase('en-US') === 'system' &&
    entity.spec?.type === ML_PROJECT_TYPE
  );
}

/** The slug of the ML project that a System stands for. */
export function projectSlugOf(entity: Entity): string {
  return (
    entity.metadata.annotations?.[ML_PROJECT_ANNOTATION] ?? entity.metadata.name
  );
}
