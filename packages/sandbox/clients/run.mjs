// Runs boto3 and the AWS CLI against a sandbox of its own. Prints `N passed, N failed`.
// Usage: node run.mjs --python PYTHON [--results FILE]
//   --python: one that has what requirements.txt lists
//   --results: where the numbers are to be written as JSON
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../../..');
/** State changes of minutes are over in a moment. */
const speed = '1000';

const ended = child =>
  new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', code => resolve(code ?? 1));
  });

/** Starts a sandbox; gives its process and where AWS is. */
async function startSandbox(dataDir) {
  const child = spawn(
    process.execPath,
    [
      ...['--require', '@backstage/cli/config/nodeTransform.cjs'],
      join(root, 'packages/sandbox/src/main.ts'),
      ...['--data', dataDir, '--speed', speed],
      ...['--aws-port', '0', '--idp-port', '0', '--code-host-port', '0'],
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let text = '';
  const url = await new Promise((resolve, reject) => {
    child.stdout.on('data', data => {
      text += data;
      const [, found] = /AWS on (\S+),/.exec(text) ?? [];
      if (found) resolve(found);
    });
    child.once('exit', () => reject(new Error('The sandbox did not start.')));
  });
  return { child, url };
}

const { python, results } = parseArgs({
  options: { python: { type: 'string' }, results: { type: 'string' } },
}).values;
if (!python) {
  throw new Error('Name a Python that has what requirements.txt lists.');
}
const dataDir = mkdtempSync(join(tmpdir(), 'atelier-clients-'));
const { child: sandbox, url } = await startSandbox(dataDir);
try {
  const checks = spawn(
    python,
    ['-B', join(here, 'check.py'), url, ...(results ? [results] : [])],
    { stdio: 'inherit' },
  );
  process.exitCode = await ended(checks);
} finally {
  sandbox.kill('SIGTERM');
  await ended(sandbox);
  rmSync(dataDir, { recursive: true, force: true });
}
