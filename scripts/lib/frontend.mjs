import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { exec } from './exec.mjs';
import { Failure } from './failure.mjs';
import { root } from './paths.mjs';
import { digest, once } from './stamp.mjs';

const sources = [
  'app-config.yaml',
  'yarn.lock',
  'packages/app/package.json',
  'packages/app/public',
  'packages/app/src',
  'plugins/ml-platform/package.json',
  'plugins/ml-platform/src',
  'plugins/ml-platform-common/package.json',
  'plugins/ml-platform-common/src',
];

/** Builds the portal's frontend when its sources changed. */
export async function buildFrontend(env) {
  const dist = join(root, 'packages', 'app', 'dist');
  await once(
    join(dist, '.stamp'),
    digest(sources),
    () => existsSync(join(dist, 'index.html')),
    async () => {
      const { code, output } = await exec(
        'yarn',
        ['workspace', 'app', 'build'],
        { cwd: root, env, label: 'Building the portal' },
      );
      if (code !== 0) {
        throw new Failure(`The portal did not build:\n${output.trim()}`);
      }
    },
  );
}
