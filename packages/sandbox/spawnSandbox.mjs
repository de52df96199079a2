import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Starts a sandbox in a process of its own, on free ports, and waits until it is ready.
 *
 * @param args - options of `src/main.ts`: `--data` at least
 * @returns where AWS is, the process's id, and a function that stops it
 */
export async function spawnSandbox(args, env = process.env) {
  const child = spawn(
    'node',
    [
      ...['--require', '@backstage/cli/config/nodeTransform.cjs'],
      join(root, 'packages/sandbox/src/main.ts'),
      ...['--aws-port', '0', '--idp-port', '0', '--code-host-port', '0'],
      ...args,
    ],
    { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = new Promise(resolve => child.once('close', resolve));
  let text = '';
  const url = await new Promise((resolve, reject) => {
    child.stdout.on('data', data => {
      text += data;
      const [, found] = /AWS on (\S+),/.exec(text) ?? [];
      if (found) resolve(found);
    });
    child.once('error', reject);
    child.once('exit', () => reject(new Error('The sandbox did not start.')));
  });
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  return { url, pid: child.pid, stop };
}
