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
import { spawnSandbox } from '../spawnSandbox.mjs';

const here = dirname(fileURLToPath(import.meta.url));
/** State changes of minutes are over in a moment. */
const speed = '1000';

const { python, results } = parseArgs({
  options: { python: { type: 'string' }, results: { type: 'string' } },
}).values;
if (!python) {
  throw new Error('Name a Python that has what requirements.txt lists.');
}
const dataDir = mkdtempSync(join(tmpdir(), 'atelier-clients-'));
const sandbox = await spawnSandbox(['--data', dataDir, '--speed', speed]);
try {
  const checks = spawn(
    python,
    ['-B', join(here, 'check.py'), sandbox.url, ...(results ? [results] : [])],
    { stdio: 'inherit' },
  );
  process.exitCode = await new Promise((resolve, reject) => {
    checks.once('error', reject);
    checks.once('exit', code => resolve(code ?? 1));
  });
} finally {
  await sandbox.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
