import { readFileSync, writeFileSync } from 'node:fs';
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
  const read = file => JSON.parse(readFileSync(file, 'utf8'));
  const { version } = read(join(app, 'backstage.json'));
  if (version !== read(join(root, 'backstage.json')).version) {
    throw new Error(`${createApp} makes Backstage ${version}, not ours`);
  }
  const manifest = read(join(app, 'package.json'));
  manifest.resolutions = read(join(root, 'package.json')).resolutions;
  writeFileSync(join(app, 'package.json'), JSON.stringify(manifest, null, 2));
  const yarnrc = join(app, '.yarnrc.yml');
  const withoutAgeGate = readFileSync(yarnrc, 'utf8').replace(
    /^npm.*\n(\s+-.*\n)*/gm,
    '',
  );
  writeFileSync(yarnrc, withoutAgeGate);
  await must('Installing the stock app', 'yarn', ['install'], app, {
    ...env,
    CI: '',
  });
  return app;
}
