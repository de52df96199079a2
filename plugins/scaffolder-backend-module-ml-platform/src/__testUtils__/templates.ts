import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TemplateEntityV1beta3 } from '@backstage/plugin-scaffolder-common';
import { JsonObject } from '@backstage/types';
import { parse } from 'yaml';

const root = join(__dirname, '../../../..');

/** The golden path as the portal gets it. */
export const goldenPath: TemplateEntityV1beta3 = parse(
  readFileSync(
    join(root, 'templates/studio-user-profile/template.yaml'),
    'utf8',
  ),
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
