import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TemplateEntityV1beta3 } from '@backstage/plugin-scaffolder-common';
import { JsonObject } from '@backstage/types';
import { parse } from 'yaml';

const root = join(__dirname, '../../../..');

/** The golden path studio-user-profile as the portal gets it. */
export const goldenPath = readTemplate('studio-user-profile');

/** The golden path mlops-train-deploy as the portal gets it. */
export const mlopsGoldenPath = readTemplate('mlops-train-deploy');

/** What the golden path mlops-train-deploy makes a repository of. */
export const skeletonFolder = join(
  root,
  'templates/mlops-train-deploy/skeleton',
);

/** The portal's own app-config.yaml. */
export const appConfig: { mlPlatform: JsonObject } = parse(
  readFileSync(join(root, 'app-config.yaml'), 'utf8'),
);

/** A template of a user's own: it leaves out the first step and hands all it gets to the launch. */
export const ownTemplate: TemplateEntityV1beta3 = {
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: { namespace: 'default', name: 'own' },
  spec: {
    type: 'test',
    steps: [
      {
        id: 'launch',
        action: 'servicecatalog:product:launch',
        input: '${{ parameters.input }}' as unknown as JsonObject,
      },
    ],
    output: { result: '${{ steps.launch.output }}' },
  },
};

/** A template of a user's own with any steps; its output is that of the last. */
export function templateOf(
  name: string,
  steps: TemplateEntityV1beta3['spec']['steps'],
): TemplateEntityV1beta3 {
  return {
    ...ownTemplate,
    metadata: { namespace: 'default', name },
    spec: { type: 'test', steps },
  };
}

function readTemplate(folder: string): TemplateEntityV1beta3 {
  const file = join(root, 'templates', folder, 'template.yaml');
  const template = parse(readFileSync(file, 'utf8'));
  const annotations = { 'backstage.io/managed-by-location': `file:${file}` };
  return { ...template, metadata: { ...template.metadata, annotations } };
}
