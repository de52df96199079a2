import { basename } from 'node:path/posix';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { assertPipelineName } from '../mlops/pipelineName';
import { readArtifacts } from '../mlops/workspaceFiles';
import { examples } from './dataKeys.examples';

/** `sagemaker:pipeline:data-keys`: where `sagemaker:pipeline:upsert` will put the sample data. */
export function createDataKeysAction() {
  return createTemplateAction({
    id: 'sagemaker:pipeline:data-keys',
    description:
      "Gives the keys that files of sample data will have in the artifact bucket, for the pipeline's definition. A key holds a hash of the content. Changes nothing.",
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        name: z => z.string().describe('Name of the pipeline'),
        data: z =>
          z.string().describe('Folder of the workspace with its sample data'),
      },
      output: {
        keys: z => z.record(z.string()).describe('Key by name of the file'),
      },
    },
    async handler(ctx) {
      const { name, data } = ctx.input;
      assertPipelineName(name);
      const artifacts = await readArtifacts(ctx.workspacePath, name, { data });
      ctx.output(
        'keys',
        Object.fromEntries(artifacts.map(({ key }) => [basename(key), key])),
      );
    },
  });
}
