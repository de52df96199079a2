import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { exec } from './exec.mjs';

const file = fileURLToPath(new URL('exec.mjs', import.meta.url));

/** A program that runs another one by `passThrough`, and says how that ended. */
const outer = `
  import { passThrough } from ${JSON.stringify(file)};
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

test('a command that does not exist fails, and says so once', async t => {
  const log = t.mock.method(console, 'log', () => {});
  const { code, output } = await exec('no-such-command', [], { label: 'It' });
  assert.equal(code < 0, true);
  assert.match(output, /ENOENT/);
  const lines = log.mock.calls.map(({ arguments: [line] }) => line);
  assert.deepEqual(
    lines.filter(line => line.includes('failed')),
    ['  It: failed (0 s)'],
  );
});
