import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
} from '@backstage/catalog-model';
import {
  AI_MODEL_TYPE,
  AWS_ACCOUNT_ID_ANNOTATION,
  AWS_NAME_ANNOTATION,
  AWS_REGION_ANNOTATION,
  InventoryItem,
  ML_PROJECT_ANNOTATION,
  MlInventory,
  MlProject,
  MODEL_SERVER_TYPE,
  SAGEMAKER_PIPELINE_TYPE,
  Stage,
  STAGE_ANNOTATION,
} from '@atelier/plugin-ml-platform-common';
import { entityName } from './entityName';
import { escapeMarkdown, plainText } from './plainText';

type Item = InventoryItem & { stage?: Stage };

/** An item of an ML project under its name in the catalog. */
interface Named<T extends Item> {
  item: T;
  name: string;
  project: MlProject;
}

/** The pipelines, models and endpoints of ML projects as entities. */
export function toInventoryEntities(
  inventory: MlInventory,
  projects: MlProject[],
): Entity[] {
  const projectOf = new Map(projects.map(project => [project.slug, project]));
  const taken = new Set<string>();
  const nameAll = <T extends Item>(items: T[], word: string): Named<T>[] =>
    [...items]
      .sort((a, b) => (a.arn < b.arn ? -1 : 1))
      .flatMap(item => {
        const project = projectOf.get(item.project);
        if (!project) {
          return [];
        }
        const words = [item.project, item.stage ?? '', item.name, word];
        const name = entityName(words, item.arn, taken);
        taken.add(name.toLowerCase());
        return [{ item, name, project }];
      });
  const models = nameAll(inventory.models, 'model');
  return [
    ...nameAll(inventory.pipelines, 'pipeline').map(toPipeline),
    ...models.map(toModel),
    ...nameAll(inventory.endpoints, 'endpoint').map(endpoint =>
      toModelServer(endpoint, models),
    ),
  ];
}

function toPipeline(named: Named<MlInventory['pipelines'][number]>): Entity {
  const { item, project } = named;
  return {
    ...entityOf('Component', named, {
      title: plainText(item.displayName ?? item.name),
      description: `SageMaker pipeline of stage ${item.stage}`,
    }),
    spec: {
      type: SAGEMAKER_PIPELINE_TYPE,
      lifecycle: lifecycleOf(item.stage),
      owner: project.owner,
      system: project.slug,
    },
  };
}

function toModel(named: Named<MlInventory['models'][number]>): Entity {
  const { item, project } = named;
  return {
    ...entityOf('Resource', named, {
      title: plainText(item.name),
      description: escapeMarkdown(item.description || 'Registered model'),
    }),
    spec: {
      type: AI_MODEL_TYPE,
      owner: project.owner,
      system: project.slug,
    },
  };
}

function toModelServer(
  named: Named<MlInventory['endpoints'][number]>,
  models: Named<MlInventory['models'][number]>[],
): Entity {
  const { item, project } = named;
  const groups = new Set(item.modelPackageArns.map(groupOf));
  const served = models.filter(model => groups.has(model.item.arn));
  return {
    ...entityOf('Component', named, {
      title: plainText(item.name),
      description: `SageMaker endpoint of stage ${item.stage}`,
    }),
    spec: {
      type: MODEL_SERVER_TYPE,
      lifecycle: lifecycleOf(item.stage),
      owner: project.owner,
      system: project.slug,
      ...(served.length > 0 && {
        dependsOn: served.map(({ name }) => `resource:default/${name}`),
      }),
    },
  };
}

/** The ARN of the group of a model version: `…:model-package/<group>/<version>`. */
function groupOf(versionArn: string): string {
  return versionArn
    .replace(':model-package/', ':model-package-group/')
    .replace(/\/\d+$/, '');
}

function lifecycleOf(stage: Stage): string {
  return stage === 'prod' ? 'production' : 'experimental';
}

function entityOf(
  kind: string,
  { item, name, project }: Named<Item>,
  texts: { title: string; description: string },
): Entity {
  const location = `ml-platform:${project.slug}`;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name,
      ...texts,
      annotations: {
        [ANNOTATION_LOCATION]: location,
        [ANNOTATION_ORIGIN_LOCATION]: location,
        [ML_PROJECT_ANNOTATION]: project.slug,
        [AWS_ACCOUNT_ID_ANNOTATION]: item.accountId,
        [AWS_REGION_ANNOTATION]: item.region,
        [AWS_NAME_ANNOTATION]: item.name,
        ...(item.stage && { [STAGE_ANNOTATION]: item.stage }),
      },
      links: [{ url: item.consoleUrl, title: 'AWS console' }],
    },
  };
}
