import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { exec } from './exec.mjs';
import { downloadFailure } from './failure.mjs';
import { root } from './paths.mjs';
import { digest, once } from './stamp.mjs';

function manifests() {
  return ['packages', 'plugins'].flatMap(folder =>
    readdirSync(join(root, folder)).map(
      name => `${folder}/${name}/package.json`,
    ),
  );
}

/** Installs what the lockfile says, when it or a package.json changed. */
export async function install(env) {
  await once(
    join(root, 'node_modules', '.atelier-stamp'),
    digest(['package.json', 'yarn.lock', 'e2e/package.json', ...manifests()]),
    () => existsSync(join(root, 'node_modules', '.yarn-state.yml')),
    async () => {
      const { code, output } = await exec('yarn', ['install', '--immutable'], {
        cwd: root,
        env,
        label: 'Installing dependencies',
      });
      if (code !== 0) throw downloadFailure('The dependencies', output);
    },
  );
}
