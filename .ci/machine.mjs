import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { passThrough } from '../scripts/lib/exec.mjs';
import { root, toolchainDir } from '../scripts/lib/paths.mjs';

async function must(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const code = await passThrough(command, args, { cwd: root, env });
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended ${code}`);
}

/** Installs Debian packages that are missing. */
export async function debianPackages(names) {
  const missing = names.filter(
    name => spawnSync('dpkg', ['-s', name], { stdio: 'ignore' }).status !== 0,
  );
  if (missing.length === 0) return;
  await must('apt-get', ['update', '-qq']);
  await must('apt-get', ['install', '-y', '-qq', ...missing]);
}

/** A Python environment of our own with the packages in it; gives its folder. */
export async function pythonPackages(requirements) {
  const venv = join(toolchainDir, 'python');
  if (!existsSync(join(venv, 'bin', 'python'))) {
    await must('python3', ['-m', 'venv', venv]);
  }
  const pip = join(venv, 'bin', 'pip');
  await must(pip, ['install', '--quiet', ...requirements]);
  return venv;
}
