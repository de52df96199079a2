import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const exec = fileURLToPath(new URL('exec.mjs', import.meta.url));

/** A program that runs another one by `passThrough`, and says how that ended. */
const outer = `
  import { passThrough } from ${JSON.stringify(exec)};
  const inner = "process.on('SIGTERM', () => process.exit(7)); console.log('up'); setInterval(() => {}, 1000)";
  console.log('inner ended', await passThrough(process.execPath, ['-e', inner], {}));
`;

test('a command that is passed through ends with this process, and before it', async () => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', outer], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  for await (const chunk of child.stdout) {
    output += chunk;
    if (output.includes('up')) child.kill('SIGTERM');
  }
  assert.match(output, /inner ended 7/);
});
