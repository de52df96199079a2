import { Entity, RELATION_OWNED_BY } from '@backstage/catalog-model';
import {
  ML_PROJECT_ANNOTATION,
  ML_PROJECT_TYPE,
} from '@atelier/plugin-ml-platform-common';

/** The System of an ML project, as Atelier's catalog module makes it. */
export function projectEntity(slug: string, owner: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'System',
    metadata: {
      name: slug,
      namespace: 'default',
      annotations: { [ML_PROJECT_ANNOTATION]: slug },
    },
    spec: { type: ML_PROJECT_TYPE, owner },
    relations: [{ type: RELATION_OWNED_BY, targetRef: owner }],
  };
}
