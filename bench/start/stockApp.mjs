import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { exec } from '../../scripts/lib/exec.mjs';
import { root } from '../../scripts/lib/paths.mjs';

/** The version of create-app that makes apps of Backstage 1.55. */
const createApp = '@backstage/create-app@0.9.2';

async function must(label, command, args, cwd, env) {
  const { code, output } = await exec(command, args, { cwd, env, label });
  if (code !== 0) throw new Error(`${label}:\n${output}`);
}

const readJson = file => JSON.parse(readFileSync(file, 'utf8'));

/** Makes and installs a stock Backstage app, with our resolutions so that it installs and runs. */
export async function makeStockApp(folder, env) {
  await must(
    'Getting the app creator',
    'npm',
    ['install', '--prefix', folder, '--no-audit', '--no-fund', createApp],
    root,
    env,
  );
  const made = spawnSync(
    join(folder, 'node_modules', '.bin', 'backstage-create-app'),
    ['--skip-install', '--path', join(folder, 'stock')],
    { cwd: folder, env, input: 'stock\n', encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(made.stdout + made.stderr);

  const app = join(folder, 'stock');
  const { version } = readJson(join(app, 'backstage.json'));
  if (version !== readJson(join(root, 'backstage.json')).version) {
    throw new Error(`${createApp} makes Backstage ${version}, not ours`);
  }
  pinVersions(app);
  await must('Installing the stock app', 'yarn', ['install'], app, {
    ...env,
    CI: '',
  });
  return app;
}

/**
 * Holds the app to its Backstage release: ranges would bring in packages of later ones, which do not fit the others.
 * Its own packages get the versions it was made with; what these need, those of our lockfile.
 */
function pinVersions(app) {
  for (const file of ['packages/app', 'packages/backend', '.'].map(folder =>
    join(app, folder, 'package.json'),
  )) {
    const manifest = readJson(file);
    for (const group of ['dependencies', 'devDependencies']) {
      for (const [name, range] of Object.entries(manifest[group] ?? {})) {
        if (name.startsWith('@backstage/')) {
          manifest[group][name] = range.replace('^', '');
        }
      }
    }
    if (manifest.workspaces) {
      manifest.resolutions = readJson(join(root, 'package.json')).resolutions;
    }
    writeFileSync(file, JSON.stringify(manifest, null, 2));
  }
  for (const file of ['yarn.lock', '.yarnrc.yml']) {
    copyFileSync(join(root, file), join(app, file));
  }
}
