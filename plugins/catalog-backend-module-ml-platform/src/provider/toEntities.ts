import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
} from '@backstage/catalog-model';
import {
  AWS_ACCOUNT_ID_ANNOTATION,
  CLOUD_ACCOUNT_TYPE,
  ML_PROJECT_ANNOTATION,
  ML_PROJECT_TYPE,
  MlAccount,
  MlProject,
} from '@atelier/plugin-ml-platform-common';
import { escapeMarkdown, plainText, titleFromSlug } from './plainText';

const apiVersion = 'backstage.io/v1alpha1';
const costCenterAnnotation = 'ml-platform.atelier.dev/cost-center';
const stageAnnotation = 'ml-platform.atelier.dev/stage';
const regionsAnnotation = 'ml-platform.atelier.dev/regions';

/** Where the entity of an ML project says that it comes from. */
export function projectLocation(slug: string): string {
  return `ml-platform:${slug}`;
}

/** The entities of an ML project: its System and a Resource for each account. */
export function toEntities(project: MlProject): Entity[] {
  const names = new Set<string>();
  return [
    toSystem(project),
    ...project.accounts.map(account => {
      const name = accountName(project, account, names);
      names.add(name);
      return toResource(project, account, name);
    }),
  ];
}

function toSystem(project: MlProject): Entity {
  return {
    apiVersion,
    kind: 'System',
    metadata: {
      name: project.slug,
      title: titleFromSlug(project.slug),
      description: `ML project of cost centre ${escapeMarkdown(
        project.costCenter,
      )}`,
      annotations: annotations(project, {}),
    },
    spec: { type: ML_PROJECT_TYPE, owner: project.owner },
  };
}

function toResource(
  project: MlProject,
  account: MlAccount,
  name: string,
): Entity {
  return {
    apiVersion,
    kind: 'Resource',
    metadata: {
      name,
      title: plainText(account.name) || name,
      description: `AWS account ${account.accountId}, stage ${account.stage}`,
      annotations: annotations(project, {
        [AWS_ACCOUNT_ID_ANNOTATION]: account.accountId,
        [stageAnnotation]: account.stage,
        [regionsAnnotation]: account.regions.join(','),
      }),
      links: [{ url: account.consoleUrl, title: 'AWS console' }],
    },
    spec: {
      type: CLOUD_ACCOUNT_TYPE,
      owner: project.owner,
      system: project.slug,
    },
  };
}

/** `<slug>-<stage>`; where a stage has more than one account, the later ones carry their account id. */
function accountName(
  project: MlProject,
  account: MlAccount,
  taken: Set<string>,
): string {
  const name = `${project.slug}-${account.stage}`;
  return taken.has(name) ? `${name}-${account.accountId}` : name;
}

function annotations(project: MlProject, more: Record<string, string>) {
  const location = projectLocation(project.slug);
  return {
    [ANNOTATION_LOCATION]: location,
    [ANNOTATION_ORIGIN_LOCATION]: location,
    [ML_PROJECT_ANNOTATION]: project.slug,
    [costCenterAnnotation]: plainText(project.costCenter),
    ...more,
  };
}
